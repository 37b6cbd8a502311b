import { App } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../api.js';

/** Does something that writes: says that it is done or why not, and has what is shown fetched anew. */
export function useActing(): { busy: boolean; act: <T>(work: () => Promise<T>, said: string) => Promise<T | undefined> } {
  const [busy, setBusy] = useState(false);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const act = async <T,>(work: () => Promise<T>, said: string): Promise<T | undefined> => {
    setBusy(true);
    try {
      const done = await work();
      message.success(said);
      await queries.invalidateQueries();
      return done;
    } catch (error) {
      message.error(error instanceof ApiProblem ? error.message : '没有办成，请再试一次。', 6);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { busy, act };
}
