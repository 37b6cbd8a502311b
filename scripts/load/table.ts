import type { Answer } from './users.js';

export interface Row {
  route: string;
  requests: number;
  rate: number;
  median: number;
  p95: number;
  p99: number;
  longest: number;
  errors: number;
  kilobytes: number;
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Figures of answers, milliseconds. */
export function rowOf(route: string, answers: readonly Answer[], seconds: number): Row {
  const times = answers.map(({ time }) => time).sort((a, b) => a - b);
  return {
    route, requests: answers.length, rate: answers.length / seconds, median: at(times, 0.5), p95: at(times, 0.95), p99: at(times, 0.99), longest: times.at(-1) ?? 0, errors: answers.filter(({ status }) => status !== 200).length,
    kilobytes: answers.reduce((sum, { bytes }) => sum + bytes, 0) / Math.max(1, answers.length) / 1024,
  };
}

/** All routes, the most used first. */
export function rowsOf(answers: readonly Answer[], seconds: number): Row[] {
  const byRoute = new Map<string, Answer[]>();
  for (const answer of answers) byRoute.set(answer.route, [...(byRoute.get(answer.route) ?? []), answer]);
  return [...byRoute].map(([route, own]) => rowOf(route, own, seconds)).sort((a, b) => b.requests - a.requests);
}

const HEAD = ['请求', '次数', '次/秒', '中位 ms', '95% ms', '99% ms', '最长 ms', '出错', 'KB'];

export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(({ route, requests, rate, median, p95, p99, longest, errors, kilobytes }) => [route, String(requests), rate.toFixed(1), ...[median, p95, p99, longest].map((ms) => ms.toFixed(1)), String(errors), kilobytes.toFixed(1)]);
  return [HEAD, HEAD.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
