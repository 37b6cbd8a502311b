/** A profile of a portal (`schemas/portals/<id>.json`): what its pages need besides the labels of the schema. */
export interface PortalProfile {
  id: string;
  name: string;
  /** Hosts, with port where it is not the scheme's own; they may be fetched. */
  hosts: string[];
  /** Selector that exists once a page that JavaScript draws is complete. */
  ready?: string;
  /** Selectors of parts that change with every request (counters, clocks) and are no content. */
  volatile?: string[];
  /** Labels that stand for an element on this portal only: element identifier → labels. */
  labels?: Record<string, string[]>;
  /** How many elements a guide of this portal usually shows; under half of it the profile counts as broken. */
  usualElements?: number;
  /** Share of this portal's guides that show an element, 0 to 1, by its identifier; their sum stands for `usualElements` where that is absent. */
  fillRates?: Record<string, number>;
  /** Milliseconds between two requests where robots.txt says nothing. */
  delay?: number;
  /** Requests that may run at once. */
  concurrency?: number;
}
