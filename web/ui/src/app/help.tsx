import { useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';
import { Dialog } from '@/shared/ui/overlays';

const groups: readonly { title: string; keys: readonly (readonly [keys: readonly string[], text: string])[] }[] = [
  {
    title: 'global',
    keys: [
      [['g', 'w'], 'goWall'], [['g', 'a'], 'goAlarms'], [['g', 't'], 'goTopology'], [['g', 's'], 'goObjects'], [['g', 'm'], 'goAdmin'],
      [['/'], 'search'], [['Ctrl', 'K'], 'palette'], [['?'], 'this'], [['Esc'], 'escape'],
    ],
  },
  {
    title: 'alarms',
    keys: [
      [['j', 'k', '↓', '↑'], 'move'], [['Shift', '↓'], 'extend'], [['Space'], 'mark'], [['a'], 'acknowledge'], [['u'], 'undo'], [['c'], 'clear'],
      [['n'], 'note'], [['m'], 'shelve'], [['x'], 'markFalse'], [['Enter'], 'detail'], [['1', '2', '3', '4'], 'level'], [['0'], 'all'], [['f'], 'unacknowledged'], [['p'], 'freeze'],
    ],
  },
  {
    title: 'topology',
    keys: [
      [['←', '↑', '→', '↓'], 'mapPan'], [['Shift', '→'], 'mapWalk'], [['+', '-', '0'], 'mapZoom'], [['Tab'], 'mapNext'], [['T'], 'mapList'], [['F'], 'mapAbnormal'], [['E'], 'mapEdit'], [['N'], 'mapNode'],
      [['L'], 'mapLink'], [['Ctrl', 'C', 'V', 'D'], 'mapCopy'], [['Del'], 'mapDelete'], [['Ctrl', 'Z', 'Y'], 'mapUndo'], [['Ctrl', 'S'], 'mapSave'],
    ],
  },
  { title: 'wall', keys: [[['T'], 'twin'], [['Backspace'], 'upUnit'], [['F11'], 'fullScreen']] },
];

export function Help({ onClose }: { onClose: () => void }) {
  const { t } = useTexts('common');
  const { session } = useWorkplace();
  return (
    <Dialog title={t('help.title')} wide onClose={onClose}>
      <div className="help-groups">
        {groups.map((group) => (
          <section key={group.title}>
            <h3>{t(`help.${group.title}`)}</h3>
            <dl className="help-keys">
              {group.keys.map(([keys, text]) => (
                <div key={text}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{t(`help.${text}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="muted">
        {t('help.typing')} {t('help.version', { version: session.version })}
      </p>
    </Dialog>
  );
}
