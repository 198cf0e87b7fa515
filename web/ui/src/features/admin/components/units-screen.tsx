import { useState } from 'react';
import { pickName, useTexts } from '@/shared/i18n/i18n';
import { usePermission, useWorkplace } from '@/shared/model/session';
import { FormDialog } from '@/shared/ui/form-dialog';
import { showToast } from '@/shared/ui/toasts';
import type { Tier, UnitNode } from '@/shared/wire';
import { createUnit, renameUnit } from '../api/administration';
import { TextField } from './text-field';

const below: Record<Tier, Tier | null> = { ministry: 'province', province: 'prison', prison: null };

export function UnitsScreen() {
  const { t, language } = useTexts('admin');
  const { units, reloadUnits } = useWorkplace();
  const mayWrite = usePermission('unit.write');
  const [parent, setParent] = useState<UnitNode | null>(null);
  const [renamed, setRenamed] = useState<UnitNode | null>(null);
  const done = (text: string) => {
    setParent(null);
    setRenamed(null);
    showToast(text, { seconds: 4 });
    reloadUnits();
  };
  return (
    <>
      <p className="admin-hint">{t('units.hint')}</p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('screen.units')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('units.nameZh')}</th>
              <th scope="col">{t('units.nameEn')}</th>
              <th scope="col">{t('units.tier')}</th>
              <th scope="col">{t('units.code')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {units.flat().map(({ node, depth }) => (
              <tr key={node.id} className={node.inScope ? undefined : 'muted'}>
                <td className={`admin-depth-${Math.min(depth, 2)}`}>{node.nameZh}</td>
                <td>{node.nameEn}</td>
                <td>{t(`common:tier.${node.tier}`)}</td>
                <td className="mono">{node.code}</td>
                <td className="admin-actions">
                  {mayWrite && node.inScope ? (
                    <>
                      <button type="button" className="button button-quiet" onClick={() => setRenamed(node)}>
                        {t('units.rename')}
                      </button>
                      {below[node.tier] === null ? null : (
                        <button type="button" className="button button-quiet" onClick={() => setParent(node)}>
                          {t('units.add')}
                        </button>
                      )}
                    </>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {parent === null ? null : <NewUnit parent={parent} parentName={pickName(parent, language)} onClose={() => setParent(null)} onDone={() => done(t('units.created'))} />}
      {renamed === null ? null : <RenamedUnit unit={renamed} onClose={() => setRenamed(null)} onDone={() => done(t('saved'))} />}
    </>
  );
}

function NewUnit({ parent, parentName, onClose, onDone }: { parent: UnitNode; parentName: string; onClose: () => void; onDone: () => void }) {
  const { t } = useTexts('admin');
  const tier = below[parent.tier] ?? 'prison';
  const [code, setCode] = useState('');
  const [nameZh, setNameZh] = useState('');
  const [nameEn, setNameEn] = useState('');
  return (
    <FormDialog title={t('units.add')} submit={t('common:action.create')} onClose={onClose} onSubmit={() => createUnit({ parentId: parent.id, tier, code: code.trim(), nameZh: nameZh.trim(), nameEn: nameEn.trim() }).then(onDone)}>
      <dl className="facts">
        <dt>{t('units.parent')}</dt>
        <dd>{parentName}</dd>
        <dt>{t('units.tier')}</dt>
        <dd>{t(`common:tier.${tier}`)}</dd>
      </dl>
      <TextField label={t('units.nameZh')} value={nameZh} onChange={setNameZh} required focus />
      <TextField label={t('units.nameEn')} value={nameEn} onChange={setNameEn} required />
      <TextField label={t('units.code')} value={code} onChange={setCode} required />
    </FormDialog>
  );
}

function RenamedUnit({ unit, onClose, onDone }: { unit: UnitNode; onClose: () => void; onDone: () => void }) {
  const { t } = useTexts('admin');
  const [nameZh, setNameZh] = useState(unit.nameZh);
  const [nameEn, setNameEn] = useState(unit.nameEn);
  return (
    <FormDialog title={t('units.rename')} submit={t('common:action.save')} onClose={onClose} onSubmit={() => renameUnit(unit.id, { nameZh: nameZh.trim(), nameEn: nameEn.trim(), revision: unit.revision }).then(onDone)}>
      <TextField label={t('units.nameZh')} value={nameZh} onChange={setNameZh} required focus />
      <TextField label={t('units.nameEn')} value={nameEn} onChange={setNameEn} required />
    </FormDialog>
  );
}
