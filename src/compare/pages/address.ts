import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `address`. */
export const address: KindPage = {
  kind: 'address',
  title: '办理地点',
  reads: '所在地区、路名和门牌、楼、层、区、窗口或房间，以及大厅和单位的名称。',
  same: [
    '与本地相符的省、市、区名写不写都一样。',
    '#与号、2楼与二楼与2层与2F、12号窗口与12窗口是同一个意思。',
    '几个窗口的写法：1、2、3号窗口与1.2.3号窗口。',
    '大厅和单位的通行简称。',
  ],
  different: ['地区、路名、门牌、楼、层、区、窗口或房间不同。'],
  unsure: ['一方写得更细（如只有一方写了楼层或窗口）。', '只有一方写了开发区、度假区等功能区，或双方所写的功能区不同：功能区可以跨行政区。'],
  examples: [
    { a: '宁波市鄞州区惠风东路9号', b: '惠风东路9号', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'same' },
    { a: '鄞州区惠风东路9#政务服务中心二楼', b: '惠风东路9号政务服务中心2F', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'same' },
    { a: '惠风东路9号政务服务中心3楼A区15号窗口', b: '浙江省宁波市鄞州区惠风东路九号政务服务中心三层A区15窗口', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'same' },
    { a: '惠风东路9号1楼4、5、6号窗口', b: '惠风东路9号一楼4.5.6号窗口', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'same' },
    { a: '惠风东路9号2号楼306室', b: '惠风东路9号2幢306室', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'same' },
    { a: '惠风东路9号人社局窗口', b: '惠风东路9号人力资源和社会保障局窗口', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'same' },
    { a: '惠风东路9号', b: '惠风西路9号', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'different' },
    { a: '惠风东路9号', b: '惠风东路19号', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'different' },
    { a: '惠风东路9号', b: '惠风东路9-1号', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'different' },
    { a: '惠风东路9号2楼', b: '惠风东路9号3楼', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'different' },
    { a: '惠风东路9号2楼15号窗口', b: '惠风东路9号2楼51号窗口', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'different' },
    { a: '惠风东路9号2楼A区', b: '惠风东路9号2楼B区', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'different' },
    { a: '宁波市鄞州区惠风东路9号', b: '宁波市海曙区惠风东路9号', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'different' },
    { a: '惠风东路9号政务服务中心', b: '惠风东路9号政务服务中心2楼15号窗口', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'unsure' },
    { a: '惠风东路9号2楼', b: '惠风东路9号2楼A区', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'unsure' },
    { a: '高新区惠风东路9号', b: '惠风东路9号', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'unsure' },
  ],
  source: 'GB/T 2260《中华人民共和国行政区划代码》；GB/T 23705《数字城市地理信息公共平台 地名/地址编码规则》。',
};
