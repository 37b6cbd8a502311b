import { useQuery } from '@tanstack/react-query';
import { api } from '../api.js';
import type { WeekName } from '../../server/api/week.js';

/** What a week is called on every page: 第12期（9月13日—9月19日） for the day it begins on. */
export function useWeekName(): (week: string) => string {
  const { data } = useQuery({ queryKey: ['weeks'], queryFn: () => api.get<WeekName[]>('/weeks'), staleTime: 300_000 });
  return (week) => data?.find((one) => one.week === week)?.name ?? `${week} 起一期`;
}
