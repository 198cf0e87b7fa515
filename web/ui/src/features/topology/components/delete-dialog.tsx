import { useTexts } from '@/shared/i18n/i18n';
import { FormDialog } from '@/shared/ui/form-dialog';
import type { MapDocument } from '@/shared/topology/map/document';
import { linksAt, type Choice } from '../model/edits';
import { labelOf, type SceneNames } from '@/shared/topology/map/scene-of';

const listedMax = 12;

/** Deleting a node takes its links off the map as well; they are named before. The objects themselves stay. */
export function DeleteDialog({ document, choice, names, onDelete, onClose }: { document: MapDocument; choice: Choice; names: SceneNames; onDelete: () => void; onClose: () => void }) {
  const { t } = useTexts('topology');
  const links = linksAt(document, choice);
  const name = (id: string) => {
    const node = document.nodes.find((one) => one.id === id);
    return node === undefined ? '—' : labelOf(node, names);
  };
  return (
    <FormDialog title={t('delete.title', { count: choice.size })} submit={t('delete.submit')} danger onClose={onClose} onSubmit={() => Promise.resolve(onDelete())}>
      <p>{t('delete.links', { count: links.length })}</p>
      <ul className="topology-pick">
        {links.slice(0, listedMax).map((link) => (
          <li key={link.id}>
            {name(link.fromNodeId)} <span className="mono muted">{link.fromPort}</span> — <span className="mono muted">{link.toPort}</span> {name(link.toNodeId)}
          </li>
        ))}
      </ul>
      {links.length > listedMax ? <p className="muted">{t('delete.more', { count: links.length - listedMax })}</p> : null}
      <p className="muted">{t('delete.stays')}</p>
    </FormDialog>
  );
}
