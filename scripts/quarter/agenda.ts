/** Things to do, each at its moment; of the same moment in the order in which they were entered. */
export interface Agenda {
  at(moment: string, act: (now: string) => void): void;
  /** Does all, also what is entered meanwhile, up to a moment. */
  run(until: string): void;
}

export function agendaOf(): Agenda {
  const entries: { moment: string; number: number; act: (now: string) => void }[] = [];
  let number = 0;
  return {
    at(moment, act) {
      number += 1;
      let low = 0;
      for (let high = entries.length; low < high; ) {
        const middle = (low + high) >> 1;
        if ((entries[middle]?.moment ?? '') <= moment) low = middle + 1;
        else high = middle;
      }
      entries.splice(low, 0, { moment, number, act });
    },
    run(until) {
      for (let next = entries[0]; next !== undefined && next.moment <= until; next = entries[0]) {
        entries.shift();
        next.act(next.moment);
      }
    },
  };
}
