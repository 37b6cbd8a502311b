import { StyleProvider, legacyLogicalPropertiesTransformer } from '@ant-design/cssinjs';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as Messages, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { isRefusal } from './api.js';
import { router } from './router.js';
import { useTextSize } from './shell/text-size.js';
import { themeOf } from './shell/theme.js';
import './shell/base.css';

const queries = new QueryClient({ defaultOptions: { queries: { retry: (count, error) => count < 1 && !isRefusal(error), staleTime: 15_000, refetchOnWindowFocus: false } } });

/** Old cores know neither `:where` nor logical properties: both are written out. */
function Root() {
  const [size] = useTextSize();
  return (
    <StyleProvider hashPriority="high" transformers={[legacyLogicalPropertiesTransformer]}>
      <ConfigProvider locale={zhCN} theme={themeOf(size)} button={{ autoInsertSpace: false }}>
        <Messages>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </Messages>
      </ConfigProvider>
    </StyleProvider>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<StrictMode><Root /></StrictMode>);
