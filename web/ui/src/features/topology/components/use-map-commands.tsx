import { useEffect, useState, type ReactNode } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import type { Stage } from '@/shared/topology/engine/stage';
import { toMap } from '@/shared/topology/scene/view';
import { showToast } from '@/shared/ui/toasts';
import { isTyping } from '@/shared/ui/typing';
import type { TopologyMapRow } from '@/shared/wire';
import { copied, pasted, type Clip } from '../model/copy';
import { emptyElement } from '@/shared/topology/map/document';
import { addLink, addNode, addOther, align, forgetHidden, group, linksAt, removeAll, snapped, type Alignment, type Choice } from '../model/edits';
import { screenAction } from '../model/keys';
import type { SceneNames } from '@/shared/topology/map/scene-of';
import { AddNodeDialog, type NewNode } from './add-node-dialog';
import { BackgroundDialog } from './background-dialog';
import { DeleteDialog } from './delete-dialog';
import { PropertiesDialog } from './properties-dialog';
import type { Editor } from './use-editor';

interface Given {
  editor: Editor;
  choice: Choice;
  setChoice: (choice: Choice) => void;
  editing: boolean;
  setEditing: (editing: boolean) => void;
  wiring: boolean;
  setWiring: (wiring: boolean) => void;
  toggleAbnormal: () => void;
  toggleList: () => void;
  stage: Stage | null;
  names: SceneNames;
  maps: readonly TopologyMapRow[];
  reloadView: () => void;
}

export interface EditCommands {
  toggleEditing(): void;
  add(): void;
  addText(): void;
  wire(fromId: string, toId: string): void;
  toggleWiring(): void;
  copy(): void;
  paste(): void;
  duplicate(): void;
  remove(): void;
  group(): void;
  align(how: Alignment): void;
  properties(): void;
  background(): void;
  restoreHidden(): void;
  save(): void;
  chooseAll(): void;
  dialog: ReactNode;
}

/** Kept across maps: what was copied on one is pasted on another. */
let clip: { what: Clip; times: number } | null = null;

const newId = () => crypto.randomUUID();

/** What the editor's buttons and keys do, and the dialogs that they open. */
export function useMapCommands(given: Given): EditCommands {
  const { editor, choice, setChoice, editing, setEditing, setWiring, wiring, stage, names, maps, reloadView } = given;
  const { t } = useTexts('topology');
  const [dialog, setDialog] = useState<'add' | 'properties' | 'background' | 'delete' | null>(null);
  const { document } = editor;
  const close = () => setDialog(null);

  const middle = () => {
    const at = stage === null ? { x: 0, y: 0 } : toMap(stage.view, stage.size.width / 2, stage.size.height / 2);
    // A little aside of what stands there already, so that two things added in turn do not cover each other.
    let [x, y] = [snapped(at.x), snapped(at.y)];
    while (document.nodes.some((node) => Math.abs(node.x - x) < 40 && Math.abs(node.y - y) < 40)) [x, y] = [x + 60, y + 20];
    return { x, y };
  };
  const paste = (what: Clip, times: number) => {
    const next = pasted(document, what, newId, times);
    editor.step(() => next.document);
    setChoice(next.choice);
  };
  const removeNow = () => {
    editor.step((last) => removeAll(last, choice));
    setChoice(new Set());
    close();
    showToast(t('removed', { count: choice.size }), { seconds: 10, action: { label: t('undo'), run: editor.undo } });
  };

  const commands: Omit<EditCommands, 'dialog'> = {
    toggleEditing: () => {
      if (!editor.map.mayEdit) return;
      if (editing && editor.dirty && !window.confirm(t('leaveQuestion'))) return;
      if (editing) editor.discard();
      setWiring(false);
      setEditing(!editing);
    },
    add: () => setDialog('add'),
    addText: () => {
      const id = newId();
      editor.step((last) => addOther(last, { ...emptyElement(id, 'text'), ...middle(), label: t('newText') }));
      setChoice(new Set([id]));
      setDialog('properties');
    },
    wire: (fromId, toId) => {
      const id = newId();
      editor.step((last) => addLink(last, id, fromId, toId));
      setChoice(new Set([id]));
    },
    toggleWiring: () => setWiring(!wiring),
    copy: () => {
      const what = copied(document, choice);
      if (what === null) return;
      clip = { what, times: 0 };
      showToast(t('copied', { count: what.nodes.length + what.others.length }), { seconds: 3 });
    },
    paste: () => {
      if (clip === null) return;
      clip = { ...clip, times: clip.times + 1 };
      paste(clip.what, clip.times);
    },
    duplicate: () => {
      const what = copied(document, choice);
      if (what !== null) paste(what, 1);
    },
    remove: () => {
      if (choice.size === 0) return;
      if (linksAt(document, choice).length > 0) setDialog('delete');
      else removeNow();
    },
    group: () => {
      const id = newId();
      editor.step((last) => group(last, choice, id, t('newGroup')));
      setChoice(new Set([id]));
      setDialog('properties');
    },
    align: (how) => editor.step((last) => align(last, choice, how)),
    properties: () => {
      if (choice.size === 1) setDialog('properties');
    },
    background: () => setDialog('background'),
    restoreHidden: () => {
      editor.step(forgetHidden);
      showToast(t('hiddenRestored'), { seconds: 6 });
    },
    save: () =>
      void editor.save().then((done) => {
        if (!done) return;
        showToast(t('saved'), { seconds: 4 });
        reloadView();
      }),
    chooseAll: () => setChoice(new Set(document.nodes.map((node) => node.id))),
  };

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event) || globalThis.document.querySelector('dialog[open]') !== null) return;
      const action = screenAction({ key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey }, editing);
      if (action === null || (action.kind === 'edit' && !editor.map.mayEdit)) return;
      event.preventDefault();
      const runs: Partial<Record<typeof action.kind, () => void>> = {
        list: given.toggleList, abnormalOnly: given.toggleAbnormal, edit: commands.toggleEditing, node: commands.add, link: commands.toggleWiring, delete: commands.remove,
        copy: commands.copy, paste: commands.paste, duplicate: commands.duplicate, undo: editor.undo, redo: editor.redo, save: commands.save, all: commands.chooseAll,
      };
      runs[action.kind]?.();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });

  const addNodes = (made: readonly NewNode[]) => {
    const { x, y } = middle();
    editor.step((last) => made.reduce((next, { element, ...node }, index) => addNode(next, { ...node, id: newId(), x: x + (index % 6) * 80, y: y + Math.floor(index / 6) * 80 }, element), last));
    close();
  };
  return {
    ...commands,
    dialog: (
      <>
        {dialog === 'add' ? <AddNodeDialog map={editor.map} maps={maps} document={document} names={names} onAdd={addNodes} onClose={close} /> : null}
        {dialog === 'properties' && choice.size === 1 ? <PropertiesDialog document={document} id={[...choice][0] ?? ''} onChange={editor.step} onClose={close} names={names} /> : null}
        {dialog === 'background' ? <BackgroundDialog mapId={editor.map.id} document={document} onChange={editor.step} onClose={close} /> : null}
        {dialog === 'delete' ? <DeleteDialog document={document} choice={choice} names={names} onDelete={removeNow} onClose={close} /> : null}
      </>
    ),
  };
}
