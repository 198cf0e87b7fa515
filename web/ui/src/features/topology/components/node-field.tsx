import { useId, useMemo, useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import type { TopologyNode } from '@/shared/wire';
import { searchNodes } from '../model/lists';

interface Props {
  label: string;
  nodes: readonly TopologyNode[];
  nameOf: (node: TopologyNode) => string;
  onFound: (node: TopologyNode) => void;
  /** What it holds already. */
  chosen?: TopologyNode | null;
  className?: string;
}

const foundMax = 12;

/** Finds a node of the map by name, code or address; Enter or a click jumps there. */
export function NodeField({ label, nodes, nameOf, onFound, chosen = null, className }: Props) {
  const { t } = useTexts('topology');
  const list = useId();
  const [text, setText] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const found = useMemo(() => searchNodes(nodes, text ?? '', nameOf, foundMax), [nodes, text, nameOf]);
  const open = text !== null && text.trim() !== '';
  const take = (node: TopologyNode | undefined) => {
    if (node === undefined) return;
    onFound(node);
    setText(null);
    setAt(0);
  };
  return (
    <div className={`topology-field${className === undefined ? '' : ` ${className}`}`}>
      <input
        className="input"
        type="search"
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open && found[at] !== undefined ? `${list}-${at}` : undefined}
        placeholder={label}
        value={text ?? (chosen === null ? '' : nameOf(chosen))}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onBlur={() => setText(null)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') setAt(Math.min(found.length - 1, at + 1));
          else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
          else if (event.key === 'Enter') take(found[at]);
          else if (event.key === 'Escape') setText(null);
          else return;
          event.preventDefault();
        }}
      />
      <div id={list} className="topology-found" role="listbox" aria-label={label} hidden={!open}>
        {found.map((node, index) => (
          <div
            key={node.id}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            // The field would lose the focus first, and with it the list.
            onMouseDown={(event) => {
              event.preventDefault();
              take(node);
            }}
          >
            <span>{nameOf(node)}</span> <small className="mono muted">{node.code}</small>
          </div>
        ))}
        {open && found.length === 0 ? <p className="muted">{t('noneFound')}</p> : null}
      </div>
    </div>
  );
}
