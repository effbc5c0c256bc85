/** Draws small pictures, off the thread that people type in. */

/** The longer side of a small picture, in pixels. */
const longestSide = 640;

interface Asked {
  readonly hash: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

async function small({ bytes, type }: Asked): Promise<Uint8Array> {
  const whole = await createImageBitmap(new Blob([bytes], { type }));
  const share = Math.min(1, longestSide / Math.max(whole.width, whole.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(whole.width * share)),
    Math.max(1, Math.round(whole.height * share)),
  );
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is nothing to draw on.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(whole, 0, 0, canvas.width, canvas.height);
  whole.close();
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.82 });
  return new Uint8Array(await blob.arrayBuffer());
}

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  small(data).then(
    (bytes) => self.postMessage({ hash: data.hash, bytes }),
    // A picture that cannot be drawn shows at full size where a small one is wanted.
    () => self.postMessage({ hash: data.hash, bytes: null }),
  );
});
