import type { ReactNode } from 'react';
import type { EmbedBlock, ImageBlock } from '../../shared/domain/blocks.ts';
import { isWebAddress } from '../../shared/domain/urls.ts';
import { frameStyle, imageStyle, pictureUrl } from './picture-style.ts';
import styles from './picture-view.module.css';

/** A picture as it is read: what is shown of it, then its caption (the children) and its credit. */
export function PictureView({
  details,
  children,
}: {
  details: Omit<ImageBlock, 'id' | 'source' | 'children'>;
  children: ReactNode;
}) {
  const { picture, alt, credit } = details;
  return (
    <figure className={styles.figure}>
      <div className={styles.frame} style={frameStyle(details)}>
        <img
          className={styles.image}
          style={imageStyle(details)}
          src={pictureUrl(picture, 'small')}
          alt={alt}
          title={alt === '' ? 'No alternative text' : alt}
          loading="lazy"
          draggable={false}
        />
      </div>
      <figcaption className={styles.caption}>
        {children}
        {credit === '' ? null : <span className={styles.credit}>{credit}</span>}
      </figcaption>
    </figure>
  );
}

/** A card as it is read: its title (the children) and the site. It leads nowhere. */
export function EmbedView({
  details,
  children,
}: {
  details: Omit<EmbedBlock, 'id' | 'source' | 'children'>;
  children: ReactNode;
}) {
  const { url } = details;
  const site = isWebAddress(url) ? new URL(url).hostname.replace(/^www\./u, '') : url;
  return (
    <div className={styles.card} title={url}>
      <span className={styles.title}>{children}</span>
      <span className={styles.site}>{site}</span>
    </div>
  );
}
