import { useId } from 'react';
import type { Crop } from '../../../shared/domain/blocks.ts';
import { moved, resized } from '../../../shared/domain/picture-crop.ts';
import type { ImageDetails } from './image-node.ts';
import styles from './picture-crop.module.css';

/** The same as the handles say, in pixels of the picture. */
export function CropNumbers({
  details: { width, height },
  crop,
  point,
  onCrop,
  onPoint,
}: {
  details: ImageDetails;
  crop: Crop;
  point: { readonly x: number; readonly y: number };
  onCrop: (crop: Crop) => void;
  onPoint: (x: number, y: number) => void;
}) {
  return (
    <div className={styles.numbers}>
      <Pixels label="Left" value={crop.x * width} onChange={(x) => onCrop(moved(crop, x / width - crop.x, 0))} />
      <Pixels label="Top" value={crop.y * height} onChange={(y) => onCrop(moved(crop, 0, y / height - crop.y))} />
      <Pixels
        label="Width"
        value={crop.width * width}
        onChange={(wide) => onCrop(resized(crop, { x: 1, y: 0 }, wide / width - crop.width, 0))}
      />
      <Pixels
        label="Height"
        value={crop.height * height}
        onChange={(high) => onCrop(resized(crop, { x: 0, y: 1 }, 0, high / height - crop.height))}
      />
      <Pixels label="Focal point across" value={point.x * width} onChange={(x) => onPoint(x / width, point.y)} />
      <Pixels label="Focal point down" value={point.y * height} onChange={(y) => onPoint(point.x, y / height)} />
    </div>
  );
}

function Pixels({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) {
  const id = useId();
  return (
    <div className={styles.number}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        min={0}
        step={1}
        value={Math.round(value)}
        onChange={(event) => {
          const typed = event.target.valueAsNumber;
          if (Number.isFinite(typed) && typed >= 0) onChange(typed);
        }}
      />
    </div>
  );
}
