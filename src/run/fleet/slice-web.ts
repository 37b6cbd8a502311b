import type { LinkResult, PartResult } from '../../crawl/index.js';
import { fleetSteps, noteFleetStep, whileHeld, type SnapshotStore, type Store, type TakenJob } from '../../store/index.js';
import type { Web } from '../fetching.js';

type KeptPart = Omit<PartResult, 'bytes'>;

/** The way to the network for one slice: links and parts that another slice's worker has asked for meanwhile are not asked for again. */
export function sliceWeb(web: Web, store: Store, census: string, job: TakenJob, snapshots: SnapshotStore): Web {
  return {
    ...web,
    checkLinks: (urls, onDone) => Promise.all(urls.map(async (url) => {
      const known = (await fleetSteps<LinkResult>(store, census, 'link', [url])).get(url);
      if (!known) return (await web.checkLinks([url], onDone))[0] as LinkResult;
      await onDone?.(known);
      return known;
    })),
    async takePart(url, maxBytes): Promise<PartResult> {
      const known = (await fleetSteps<KeptPart>(store, census, 'part', [url])).get(url);
      if (known) {
        const bytes = known.sha256 === undefined ? undefined : await snapshots.get(known.sha256);
        return { ...known, ...(bytes ? { bytes } : {}) };
      }
      const { bytes, ...part } = await web.takePart(url, maxBytes);
      await whileHeld(store, job, async () => {
        if (bytes) await snapshots.put(bytes);
        await noteFleetStep<KeptPart>(store, census, 'part', url, part);
      });
      return { ...part, ...(bytes ? { bytes } : {}) };
    },
  };
}
