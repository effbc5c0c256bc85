import type { Picture } from '../../../shared/contract/contract.ts';
import { request } from '../../app/client.ts';

let worker: Worker | null = null;
let waiting = 0;
/** A worker that has nothing to do is let go, in milliseconds. */
const restAfter = 10_000;

/** Has a small picture made and kept. It is no matter if that fails: the large one serves as well. */
export function makeThumbnail(picture: Picture, bytes: Uint8Array): void {
  if (picture.hasThumbnail || typeof Worker === 'undefined' || typeof OffscreenCanvas === 'undefined') return;
  worker ??= start();
  waiting += 1;
  worker.postMessage({ hash: picture.hash, bytes, type: picture.type });
}

function start(): Worker {
  const started = new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<{ hash: string; bytes: Uint8Array | null }>) => {
    waiting -= 1;
    const { hash, bytes } = data;
    if (bytes) request('pictures.setThumbnail', { hash, bytes }).catch(() => undefined);
    setTimeout(() => {
      if (waiting > 0 || worker !== started) return;
      started.terminate();
      worker = null;
    }, restAfter);
  });
  return started;
}
