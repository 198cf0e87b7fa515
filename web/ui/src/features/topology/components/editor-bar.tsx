import type { ReactNode } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { hiddenOf } from '@/shared/topology/map/document';
import type { Alignment, Choice } from '../model/edits';
import type { Editor } from './use-editor';
import type { EditCommands } from './use-map-commands';

const alignments: readonly Alignment[] = ['left', 'centre', 'right', 'top', 'middle', 'bottom', 'spreadX', 'spreadY', 'grid'];

export function EditorBar({ editor, choice, commands, wiring }: { editor: Editor; choice: Choice; commands: EditCommands; wiring: boolean }) {
  const { t } = useTexts('topology');
  const chosenNodes = editor.document.nodes.filter((node) => choice.has(node.id)).length;
  const hidden = hiddenOf(editor.document).length;
  return (
    <div className="toolbar topology-editor" role="toolbar" aria-label={t('editor')}>
      <Command label={t('undo')} keys="Ctrl Z" disabled={!editor.canUndo} onClick={editor.undo} />
      <Command label={t('redo')} keys="Ctrl Y" disabled={!editor.canRedo} onClick={editor.redo} />
      <i aria-hidden="true" />
      <Command label={t('edit.node')} keys="N" onClick={commands.add} />
      <Command label={t('edit.link')} keys="L" pressed={wiring} onClick={commands.toggleWiring} />
      <Command label={t('edit.text')} onClick={commands.addText} />
      <Command label={t('edit.group')} disabled={chosenNodes === 0} onClick={commands.group} />
      <Command label={t('edit.background')} onClick={commands.background} />
      <i aria-hidden="true" />
      <select className="input topology-align" aria-label={t('edit.align')} value="" disabled={chosenNodes < 2} onChange={(event) => commands.align(event.target.value as Alignment)}>
        <option value="">{t('edit.align')}</option>
        {alignments.map((how) => (
          <option key={how} value={how}>
            {t(`align.${how}`)}
          </option>
        ))}
      </select>
      <Command label={t('edit.properties')} disabled={choice.size !== 1} onClick={commands.properties} />
      <Command label={t('edit.copy')} keys="Ctrl C" disabled={choice.size === 0} onClick={commands.copy} />
      <Command label={t('edit.paste')} keys="Ctrl V" onClick={commands.paste} />
      <Command label={t('edit.duplicate')} keys="Ctrl D" disabled={choice.size === 0} onClick={commands.duplicate} />
      <Command label={t('edit.delete')} keys="Del" disabled={choice.size === 0} onClick={commands.remove} />
      {hidden === 0 ? null : <Command label={t('edit.hidden', { count: hidden })} onClick={commands.restoreHidden} />}
      <div className="toolbar-end">
        {editor.dirty ? <span className="severity-minor">{t('unsaved')}</span> : <span className="muted">{t('allSaved')}</span>}
        <button type="button" className="button button-primary" disabled={!editor.dirty || editor.saving} onClick={commands.save} aria-keyshortcuts="Control+S">
          {t('save')}
        </button>
        <button type="button" className="button" onClick={commands.toggleEditing}>
          {editor.dirty ? t('discard') : t('finish')}
        </button>
      </div>
      {editor.error === null ? null : <ProblemNotice error={editor.error} onRetry={commands.save} />}
    </div>
  );
}

function Command({ label, keys, disabled, pressed, onClick }: { label: ReactNode; keys?: string; disabled?: boolean; pressed?: boolean; onClick: () => void }) {
  return (
    <button type="button" className="button" disabled={disabled} aria-pressed={pressed} onClick={onClick} title={keys}>
      {label}
    </button>
  );
}
