import type { ThemeConfig } from 'antd';
import type { TextSize } from './text-size.js';

/** Colours with at least 4.5:1 on white, also for secondary text (WCAG 2.1 AA). */
export function themeOf(size: TextSize): ThemeConfig {
  const fontSize = size === 'large' ? 18 : 14;
  return {
    cssVar: { key: 'zn' },
    token: {
      fontSize, colorPrimary: '#12508c', colorInfo: '#12508c', colorLink: '#12508c', colorError: '#b3261e', colorWarning: '#8a5300', colorSuccess: '#1b6b3a', colorErrorBg: '#fdecea', colorWarningBg: '#fff4e0', colorSuccessBg: '#e8f5ec', colorInfoBg: '#e8f1fa', colorPrimaryBg: '#e8f1fa', controlItemBgActive: '#e8f1fa',
      colorTextBase: '#1c2530', colorTextSecondary: '#4a5563', colorTextTertiary: '#5a6573', colorTextQuaternary: '#66707d', colorTextPlaceholder: '#66707d', colorTextDescription: '#4a5563', colorBgLayout: '#f4f6f9', borderRadius: 4,
      fontFamily: '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","Noto Sans SC",sans-serif', controlHeight: size === 'large' ? 40 : 32,
    },
    components: {
      Layout: { headerBg: '#0f3f70', headerHeight: 52, headerPadding: '0 20px', siderBg: '#ffffff' },
      Table: { headerBg: '#eef2f7', cellPaddingBlockMD: 9, cellPaddingInlineMD: 12 },
      Menu: { itemHeight: size === 'large' ? 46 : 38 },
    },
  };
}
