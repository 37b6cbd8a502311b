import type { KindPage } from '../../model/kind-page.js';

/** Page of kind `organ`. */
export const organ: KindPage = {
  kind: 'organ',
  title: '机构名称',
  reads: '哪一级、哪个地区的哪个机构。',
  same: [
    '与本地相符的地区名写不写都一样；“区…局”即本区的局。',
    '通行简称：监管即监督管理，人社、人力社保即人力资源和社会保障，住建、卫健、发改、公安分局等。',
    '机构改革过渡期内，原机构名称与承接机构是同一机构。',
  ],
  different: ['机构不同，地区不同，层级不同。'],
  unsure: ['只有一方写明地区，且不知是哪里的事项。'],
  examples: [
    { a: '宁波市鄞州区市场监督管理局', b: '鄞州区市场监管局', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'same' },
    { a: '区人力社保局', b: '鄞州区人力资源和社会保障局', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'same' },
    { a: '鄞州区住建局', b: '宁波市鄞州区住房和城乡建设局', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'same' },
    { a: '鄞州区卫健局', b: '鄞州区卫生健康局', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'same' },
    { a: '宁波市公安局鄞州分局', b: '鄞州公安分局', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'same' },
    { a: '市发改委', b: '宁波市发展和改革委员会', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'same' },
    { a: '鄞州区市场监管局', b: '海曙区市场监管局', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'different' },
    { a: '鄞州区市场监管局', b: '宁波市市场监管局', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'different' },
    { a: '鄞州区卫健局', b: '鄞州区医保局', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'different' },
    { a: '区住建局', b: '市住建局', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'different' },
    { a: '鄞州区民政局', b: '鄞州区财政局', context: { region: '330212' }, given: '鄞州区的事项', verdict: 'different' },
    { a: '鄞州区民政局', b: '民政局', given: '不知是哪里的事项', verdict: 'unsure' },
  ],
  source: 'GB/T 2260《中华人民共和国行政区划代码》；简称与机构改革前后的对应见 schemas/vocabulary.json，每条注明出处。',
};
