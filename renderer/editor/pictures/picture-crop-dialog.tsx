import { type PointerEvent as DragEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { Crop } from '../../../shared/domain/blocks.ts';
import {
  moved,
  ofRatio,
  type Pull,
  ratioInShares,
  resized,
  storedCrop,
  wholePicture,
} from '../../../shared/domain/picture-crop.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { pictureUrl } from '../../ui/picture-style.ts';
import type { ImageDetails } from './image-node.ts';
import styles from './picture-crop.module.css';
import { CropNumbers } from './picture-crop-numbers.tsx';

export interface Cut {
  readonly crop: Crop | undefined;
  readonly focus: { readonly x: number; readonly y: number } | undefined;
}

const shapes = { free: null, '16:9': 16 / 9, '4:3': 4 / 3, '1:1': 1 } as const;
type Shape = keyof typeof shapes;
const shapeNames: Readonly<Record<Shape, string>> = { free: 'Free', '16:9': '16:9', '4:3': '4:3', '1:1': '1:1' };

/** Corners and sides, as a person takes hold of them. */
const pulls: readonly Pull[] = ([-1, 0, 1] as const).flatMap((y) =>
  ([-1, 0, 1] as const).flatMap((x) => (x === 0 && y === 0 ? [] : [{ x, y }])),
);

/** One press of an arrow key, in shares. */
const step = 0.01;

const arrows: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
};

/** Which part of a picture is shown, and what of it must stay in view. The file itself is never changed. */
export function PictureCropDialog({
  details,
  onDone,
  onClose,
}: {
  details: ImageDetails;
  onDone: (cut: Cut) => void;
  onClose: () => void;
}) {
  const [crop, setCrop] = useState<Crop>(details.crop ?? wholePicture);
  const [focus, setFocus] = useState(details.focus);
  const [shape, setShape] = useState<Shape>('free');
  const board = useRef<HTMLDivElement>(null);
  const fixed = shapes[shape];
  const ratio = fixed === null ? null : ratioInShares(fixed, details);

  const choose = (next: Shape): void => {
    setShape(next);
    const wanted = shapes[next];
    if (wanted !== null) setCrop(ofRatio(crop, ratioInShares(wanted, details)));
  };
  /** Follows the pointer from where it went down, by shares of the whole picture. */
  const drag = (event: DragEvent<HTMLElement>, follow: (byX: number, byY: number) => void): void => {
    const box = board.current?.getBoundingClientRect();
    if (!box || event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    const { currentTarget: held, pointerId, clientX, clientY } = event;
    held.focus({ preventScroll: true });
    held.setPointerCapture(pointerId);
    const move = (to: PointerEvent): void =>
      follow((to.clientX - clientX) / box.width, (to.clientY - clientY) / box.height);
    const end = (): void => {
      held.removeEventListener('pointermove', move);
      held.removeEventListener('pointerup', end);
      held.removeEventListener('pointercancel', end);
    };
    held.addEventListener('pointermove', move);
    held.addEventListener('pointerup', end);
    held.addEventListener('pointercancel', end);
  };
  const byKey = (event: KeyboardEvent, work: (x: number, y: number) => void): void => {
    const by = arrows[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    work(...by);
  };
  const point = focus ?? { x: crop.x + crop.width / 2, y: crop.y + crop.height / 2 };
  const placePoint = (x: number, y: number): void => setFocus({ x: inside(x), y: inside(y) });
  return (
    <Dialog
      title="Crop the picture"
      lead="The file stays as it is: only what readers see of it changes."
      confirm="Apply"
      width={760}
      onClose={onClose}
      onConfirm={() =>
        onDone({ crop: storedCrop(crop), focus: focus && { x: thousandth(focus.x), y: thousandth(focus.y) } })
      }
    >
      <div className={styles.shapes}>
        {/* biome-ignore lint/a11y/useSemanticElements: a row of choices, each of which says whether it is on */}
        <div role="group" aria-label="Shape" className={styles.choices}>
          {(Object.keys(shapes) as Shape[]).map((one) => (
            <Button
              key={one}
              small
              aria-pressed={shape === one}
              look={shape === one ? 'primary' : 'plain'}
              onClick={() => choose(one)}
            >
              {shapeNames[one]}
            </Button>
          ))}
        </div>
        <Button
          small
          look="quiet"
          onClick={() => {
            setShape('free');
            setCrop(wholePicture);
            setFocus(undefined);
          }}
        >
          Show all of it
        </Button>
      </div>
      <div className={styles.around}>
        <div
          ref={board}
          className={styles.board}
          style={{
            aspectRatio: `${details.width} / ${details.height}`,
            maxInlineSize: `${(details.width / details.height) * 52}vh`,
          }}
        >
          <img className={styles.picture} src={pictureUrl(details.picture)} alt={details.alt} draggable={false} />
          <div className={styles.shade}>
            <div className={styles.shown} style={boxOf(crop)} />
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: it is moved, not filled in */}
          <div
            className={styles.crop}
            style={boxOf(crop)}
            role="group"
            aria-label="Shown part"
            aria-description="The arrow keys move it. With Shift they make it larger or smaller."
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move it
            tabIndex={0}
            data-autofocus=""
            onPointerDown={(event) => {
              const from = crop;
              drag(event, (byX, byY) => setCrop(moved(from, byX, byY)));
            }}
            onKeyDown={(event) =>
              byKey(event, (x, y) => {
                const pull: Pull = ratio === null || y === 0 ? { x: 1, y: ratio === null ? 1 : 0 } : { x: 0, y: 1 };
                setCrop(event.shiftKey ? resized(crop, grown(pull, ratio), x, y, ratio) : moved(crop, x, y));
              })
            }
          >
            {pulls.map((pull) => (
              <span
                key={`${pull.x} ${pull.y}`}
                className={styles.handle}
                style={{ left: `${(pull.x + 1) * 50}%`, top: `${(pull.y + 1) * 50}%`, cursor: cursorOf(pull) }}
                aria-hidden="true"
                onPointerDown={(event) => {
                  const from = crop;
                  drag(event, (byX, byY) => setCrop(resized(from, pull, byX, byY, ratio)));
                }}
              />
            ))}
          </div>
          <button
            type="button"
            className={styles.focus}
            data-set={focus ? '' : undefined}
            style={{ left: `${point.x * 100}%`, top: `${point.y * 100}%` }}
            aria-label="Focal point"
            aria-description="What must stay in view however the picture is cut. The arrow keys move it."
            title="Focal point: what must stay in view"
            onPointerDown={(event) => {
              const from = point;
              drag(event, (byX, byY) => placePoint(from.x + byX, from.y + byY));
            }}
            onKeyDown={(event) => byKey(event, (x, y) => placePoint(point.x + x, point.y + y))}
          />
        </div>
      </div>
      <CropNumbers
        details={details}
        crop={crop}
        point={point}
        onCrop={(changed) => {
          setShape('free');
          setCrop(changed);
        }}
        onPoint={placePoint}
      />
    </Dialog>
  );
}

/** With a fixed shape one side moves and the other follows. */
function grown(pull: Pull, ratio: number | null): Pull {
  return ratio === null ? pull : { x: pull.x === 0 ? 0 : 1, y: pull.x === 0 ? 1 : 0 };
}

function boxOf({ x, y, width, height }: Crop) {
  return { left: `${x * 100}%`, top: `${y * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` };
}

function cursorOf({ x, y }: Pull): string {
  if (x === 0) return 'ns-resize';
  if (y === 0) return 'ew-resize';
  return x === y ? 'nwse-resize' : 'nesw-resize';
}

function inside(share: number): number {
  return Math.min(1, Math.max(0, share));
}

function thousandth(share: number): number {
  return Math.round(share * 1000) / 1000;
}
