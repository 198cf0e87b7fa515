import { useDeferredValue, useMemo, useState, type KeyboardEvent } from 'react';
import { get, withQuery } from '@/shared/api/http';
import { useQuery } from '@/shared/api/use-query';
import { pickName, useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';
import { navigate } from '@/shared/router/router';
import { Dialog } from '@/shared/ui/overlays';
import { StateMarker } from '@/shared/ui/severity-marker';
import type { ObjectRow, Page } from '@/shared/wire';

interface Entry {
  key: string;
  group: 'screens' | 'units' | 'objects';
  label: string;
  hint: string;
  to: string;
  row: ObjectRow | null;
}

const groupLimit = 8;

export function CommandPalette({ onClose }: { onClose: () => void }) {
  const { t, language } = useTexts('common');
  const { modules, units, session } = useWorkplace();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const needle = useDeferredValue(text.trim().toLowerCase());
  const searchable = needle.length >= 1 && session.permissions.includes('object.read');
  const objects = useQuery(searchable ? needle : null, (signal) => get<Page<ObjectRow>>(withQuery('/api/objects', { text: needle, size: groupLimit }), signal));

  const entries = useMemo<Entry[]>(() => {
    const fits = (...texts: string[]) => needle === '' || texts.some((candidate) => candidate.toLowerCase().includes(needle));
    const screens = modules
      .filter((module) => module.allowed && module.route !== null && fits(module.nameZh, module.nameEn, module.code))
      .map<Entry>((module) => ({ key: module.code, group: 'screens', label: pickName(module, language), hint: module.route ?? '', to: module.route ?? '/', row: null }));
    const places = units.nodes
      .filter((unit) => unit.inScope && fits(unit.nameZh, unit.nameEn, unit.code))
      .slice(0, groupLimit)
      .map<Entry>((unit) => ({ key: `u${unit.id}`, group: 'units', label: pickName(unit, language), hint: unit.code, to: `/wall/${unit.id}`, row: null }));
    const found = (searchable ? (objects.data?.rows ?? []) : []).map<Entry>((row) => ({
      key: row.id,
      group: 'objects',
      label: row.name,
      hint: [row.code, row.address].filter(Boolean).join(' · '),
      to: `/objects/${row.id}`,
      row,
    }));
    return [...screens.slice(0, groupLimit), ...places, ...found];
  }, [modules, units, objects.data, needle, language, searchable]);

  const active = Math.min(chosen, Math.max(0, entries.length - 1));
  const go = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    onClose();
    navigate(entry.to);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen((active + step + entries.length) % Math.max(1, entries.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      go(entries[active]);
    }
  };

  return (
    <Dialog title={t('palette.title')} onClose={onClose}>
      <input
        className="input"
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={entries[active] === undefined ? undefined : `palette-${active}`}
        aria-label={t('palette.placeholder')}
        placeholder={t('palette.placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
        onKeyDown={press}
      />
      <div id="palette-list" role="listbox" className="palette-list" aria-label={t('palette.title')}>
        {entries.map((entry, index) => (
          <div key={entry.key} role="presentation">
            {index === 0 || entries[index - 1]?.group !== entry.group ? (
              <div className="palette-group" role="presentation">
                {t(`palette.${entry.group}`)}
              </div>
            ) : null}
            {/* The keyboard works through the combobox above; the pointer may click an option directly. */}
            <div
              id={`palette-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className="palette-entry"
              onMouseMove={() => setChosen(index)}
              onClick={() => go(entry)}
              onKeyDown={() => undefined}
            >
              {entry.row === null ? null : <StateMarker state={entry.row.state} />}
              <span>{entry.label}</span>
              <small className="muted">{entry.hint}</small>
            </div>
          </div>
        ))}
      </div>
      {entries.length === 0 && needle !== '' && !objects.loading ? <p className="muted">{t('palette.nothing', { text })}</p> : null}
      <p className="muted">{t('palette.hint')}</p>
    </Dialog>
  );
}
