import { useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { FormDialog } from '@/shared/ui/form-dialog';
import type { Id, TopologyBackground } from '@/shared/wire';
import { sendPicture } from '../api/topology';
import type { MapDocument } from '@/shared/topology/map/document';

const bytesMax = 4 * 1024 * 1024;
const margin = 80;

/** A floor plan or a site plan under the map: laid around what is there, then moved and scaled by its numbers. */
export function BackgroundDialog({ mapId, document, onChange, onClose }: { mapId: Id; document: MapDocument; onChange: (change: (document: MapDocument) => MapDocument) => void; onClose: () => void }) {
  const { t } = useTexts('topology');
  const [file, setFile] = useState<File | null>(null);
  const [place, setPlace] = useState<TopologyBackground | null>(document.background);
  const tooLarge = file !== null && file.size > bytesMax;

  const save = async () => {
    let next = place;
    if (file !== null) {
      const { pictureId } = await sendPicture(mapId, file);
      next = { ...(await placeFor(file, document)), ...(place === null ? {} : { opacity: place.opacity }), pictureId };
    }
    onChange((last) => ({ ...last, background: next }));
    onClose();
  };
  return (
    <FormDialog title={t('background.title')} submit={t('property.submit')} disabled={tooLarge} onClose={onClose} onSubmit={save}>
      <label className="field">
        <span>{t('background.file')}</span>
        <input className="input" type="file" accept="image/png,image/jpeg,image/webp" onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
      </label>
      {tooLarge ? <p className="field-error">{t('background.tooLarge')}</p> : null}
      {place === null ? null : (
        <>
          <div className="form-grid">
            {(['x', 'y', 'width', 'height'] as const).map((field) => (
              <label className="field" key={field}>
                <span>{t(`background.${field}`)}</span>
                <input className="input" type="number" step="any" value={Math.round(place[field])} onChange={(event) => setPlace({ ...place, [field]: Number(event.target.value) || 0 })} />
              </label>
            ))}
          </div>
          <label className="field">
            <span>{t('background.opacity')}</span>
            <input type="range" min={0.1} max={1} step={0.05} value={place.opacity} onChange={(event) => setPlace({ ...place, opacity: Number(event.target.value) })} />
          </label>
          <button type="button" className="button" onClick={() => setPlace(null)}>
            {t('background.remove')}
          </button>
        </>
      )}
    </FormDialog>
  );
}

/** Around all nodes, in the picture's own proportion; its own size on an empty map. */
async function placeFor(file: Blob, document: MapDocument): Promise<Omit<TopologyBackground, 'pictureId'>> {
  const picture = await createImageBitmap(file);
  const [xs, ys] = [document.nodes.map((node) => node.x), document.nodes.map((node) => node.y)];
  if (xs.length === 0) return { x: -picture.width / 2, y: -picture.height / 2, width: picture.width, height: picture.height, opacity: 0.5 };
  const [left, top] = [Math.min(...xs) - margin, Math.min(...ys) - margin];
  const [width, height] = [Math.max(...xs) + margin - left, Math.max(...ys) + margin - top];
  const scale = Math.max(width / picture.width, height / picture.height);
  const size = { width: picture.width * scale, height: picture.height * scale };
  return { x: left + (width - size.width) / 2, y: top + (height - size.height) / 2, ...size, opacity: 0.5 };
}
