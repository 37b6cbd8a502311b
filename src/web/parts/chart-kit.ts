import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([LineChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer]);

export interface Series {
  name: string;
  data: number[];
}

/** Draws lines over weeks into an element; what takes them away again. */
export function drawLines(at: HTMLElement, weeks: readonly string[], series: readonly Series[]): () => void {
  const chart = init(at, undefined, { renderer: 'svg' });
  chart.setOption({
    animation: false, aria: { enabled: true }, grid: { left: 44, right: 20, top: 56, bottom: 30 }, legend: { type: 'scroll', top: 4 }, tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: { type: 'category', data: [...weeks] }, yAxis: { type: 'value', minInterval: 1, name: '条' }, series: series.map((one) => ({ ...one, type: 'line', symbolSize: 7 })),
  });
  const resized = new ResizeObserver(() => chart.resize());
  resized.observe(at);
  return () => { resized.disconnect(); chart.dispose(); };
}
