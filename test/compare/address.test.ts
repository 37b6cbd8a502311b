import { expect, it } from 'vitest';
import { comparisons, table } from './wordings.js';

table('address', [
  ['浙江省杭州市萧山区听潮路66号', '听潮路66号', 'same'],
  ['听潮路66号办事服务中心2楼', '听潮路66号办事服务中心二层', 'same'],
  ['听潮路66号2楼', '听潮路66号2F', 'same'],
  ['听潮路66#', '听潮路66号', 'same'],
  ['听潮路66号（区办事服务中心）三楼', '听潮路66号办事服务中心3楼。', 'same'],
  ['办理地点：听潮路66号', '听潮路66号', 'same'],
  ['听潮路66号1楼1.2.3号窗口', '听潮路66号一楼1-3号窗口', 'same'],
  ['听潮路66号1楼6号、7号窗口', '听潮路66号1楼6、7窗口', 'same'],
  ['听潮路66号2楼(区)人社局窗口', '听潮路66号2楼人力资源和社会保障局窗口', 'same'],
  ['听潮路66号之2', '听潮路66-2号', 'same'],
  ['听潮路66号3幢', '听潮路66号3栋', 'same'],
  ['听潮路66号地下一层', '听潮路66号负1楼', 'same'],
  ['1、南门街道：南门路1号；2、湘滨镇：湘滨路2号', '湘滨镇：湘滨路2号\n南门街道：南门路1号', 'same'],
  ['听潮路66号205室', '听潮路66号205房间', 'same'],
  ['听潮路66号', '听潮路68号', 'different'],
  ['听潮路66号', '听潮路66-1号', 'different'],
  ['听潮路66号', '观澜路66号', 'different'],
  ['萧山区听潮路66号', '滨江区听潮路66号', 'different'],
  ['听潮路66号', '滨江区听潮路66号', 'different'],
  ['听潮路66号2楼', '听潮路66号3楼', 'different'],
  ['听潮路66号A区', '听潮路66号B区', 'different'],
  ['听潮路66号3幢', '听潮路66号4幢', 'different'],
  ['听潮路66号1楼1、2号窗口', '听潮路66号1楼1-3号窗口', 'different'],
  ['听潮路66号205室', '听潮路66号206室', 'different'],
  ['听潮路66号2楼不动产窗口', '听潮路66号2楼社保窗口', 'different'],
  ['听潮路66号2楼区人社局窗口', '听潮路66号2楼市人社局窗口', 'different'],
  ['听潮大道大道66号', '听潮大道66号', 'unsure'],
  ['听潮路66号2楼', '听潮路66号', 'unsure'],
  ['听潮路66号2楼6号窗口', '听潮路66号2楼', 'unsure'],
  ['南门街道听潮路66号', '听潮路66号', 'unsure'],
  ['听潮路66号；观澜路8号', '听潮路66号', 'unsure'],
]);

table('address', [
  ['云川市海东区听潮路66号', '海东区听潮路66号', 'same'],
  ['云川市海东区听潮路66号', '云川市海西区听潮路66号', 'different'],
  ['云川市海东区听潮路66号', '听潮路66号', 'unsure'],
], { region: '990101' });

table('address', [
  ['四川省成都市武侯区听潮路66号', '听潮路66号', 'same'],
  ['成都市武侯区听潮路66号', '四川省武侯区听潮路66号', 'same'],
  ['武侯区听潮路66号', '锦江区听潮路66号', 'different'],
], { region: '510107' });

table('address', [
  ['景宁畲族自治县听潮路66号', '浙江省丽水市景宁县听潮路66号', 'same'],
  ['景宁听潮路66号', '听潮路66号', 'same'],
  ['庆元县听潮路66号', '听潮路66号', 'different'],
], { region: '331127' });

// A functional zone is no district: it neither is nor excludes one.
table('address', [
  ['之江旅游度假区建设路6号', '建设路6号', 'unsure'],
  ['之江旅游度假区建设路6号', '西湖区建设路6号', 'unsure'],
  ['杭州之江国家旅游度假区建设路6号', '之江旅游度假区建设路6号', 'same'],
  ['西湖区之江旅游度假区建设路6号', '之江旅游度假区建设路6号', 'same'],
  ['高新区滨安路9号', '滨安路9号', 'unsure'],
  ['高新区滨安路9号', '经济技术开发区滨安路9号', 'unsure'],
  ['临平新城迎宾路1号', '临平区迎宾路1号', 'unsure'],
  ['高新区滨安路9号', '高新区滨安路19号', 'different'],
  ['高新区滨安路9号', '滨安路19号', 'different'],
  ['高新区滨安路9号', '高新区滨康路9号', 'different'],
  ['余杭区未来科技城文一西路9号', '西湖区未来科技城文一西路9号', 'different'],
  ['开发区大道9号', '开发区大道9号。', 'same'],
  ['开发区大道9号', '大道9号', 'unsure'],
  ['科技园区3楼', '科技园区4楼', 'different'],
], { region: '330106' });

// A district that no longer exists is neither the new one nor another.
table('address', [
  ['杭州市江干区听潮路66号', '杭州市上城区听潮路66号', 'unsure'],
  ['江干区听潮路66号', '听潮路66号', 'unsure'],
  ['江干区听潮路66号', '上城区听潮路68号', 'different'],
  ['拱墅区听潮路66号', '上城区听潮路66号', 'different'],
], { region: '330102' });

it('says which part differs', () => {
  expect(comparisons.compare('address', '听潮路66号2楼', '听潮路66号三楼', { names: ['线上', '线下'] }).reason).toBe('楼层不同：线上为“2”，线下为“3”');
});

// Roads whose names begin like a region, a level or a zone.
const ROADS = '市心中路66号 市民街66号 城市之星路6号 县前街12号 区府路6号 市府大道518号 省府路1号 州府路3号 新区大道9号 开发区大道2号 高新路7号 旗山路8号 市桥南路2号 市场路5号 南市街12号 东城区路6号 新市路9号 西湖大道6号 西湖路8号 杭州路12号 浙江路3号 乡贤路6号 镇海路9号 镇前路1号 景区路6号 园区路8号 校区路2号';
it.each(ROADS.split(' '))('%s is one address however its region is written', (road) => {
  const verdict = (a: string, b: string): string => comparisons.compare('address', a, b, { region: '330106' }).verdict;
  for (const before of ['', '西湖区', '杭州市', '杭州市西湖区', '浙江省杭州市西湖区']) expect([before, verdict(`${before}${road}2楼`, `西湖区${road}二楼`)]).toEqual([before, 'same']);
  expect(verdict(`拱墅区${road}`, road)).toBe('different');
  expect(verdict(`${road}3楼`, `西湖区${road}4楼`)).toBe('different');
});
