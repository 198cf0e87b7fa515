import { useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatDateTime } from '@/shared/format/times';
import { useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { problemText } from '@/shared/ui/problem-text';
import { ScrollTable } from '@/shared/ui/scroll-table';
import { showToast } from '@/shared/ui/toasts';
import { useCommand } from '@/shared/ui/use-command';
import type { NoticeChannel } from '@/shared/wire';
import { deleteChannel, listChannels, testChannel } from '../api/notices';
import { placeOf } from '../model/channel';
import { ChannelDialog } from './channel-dialog';

const columns = ['name', 'kind', 'place', 'unit', 'pictures', 'changed'] as const;

export function ChannelsScreen() {
  const { t, language } = useTexts('notices');
  const { units } = useWorkplace();
  const channels = useQuery('notice-channels', listChannels);
  const [open, setOpen] = useState<NoticeChannel | 'new' | null>(null);
  const [testing, setTesting] = useState<string | null>(null);
  const send = useCommand(channels.reload);
  const test = (channel: NoticeChannel) => {
    setTesting(channel.id);
    testChannel(channel.id, null)
      .then(
        (trial) => showToast(t(trial.isSent ? 'channel.testSent' : 'channel.testFailed', { name: channel.name, answer: t(`answer.${trial.answer}`, { defaultValue: trial.answer }) }), trial.isSent ? { seconds: 6 } : { error: true }),
        (error: unknown) => showToast(problemText(error, t), { error: true }),
      )
      .finally(() => setTesting(null));
  };
  return (
    <>
      <div className="toolbar">
        <span className="muted">{t('channel.hint')}</span>
        <div className="toolbar-end">
          <button type="button" className="button button-primary" onClick={() => setOpen('new')}>
            {t('channel.new')}
          </button>
        </div>
      </div>
      {channels.error === null ? null : <ProblemNotice error={channels.error} onRetry={channels.reload} />}
      {channels.data === undefined && channels.error === null ? <Skeleton /> : null}
      {channels.data?.length === 0 ? (
        <div className="empty">
          <strong>{t('channel.none')}</strong>
          {t('channel.noneHint')}
        </div>
      ) : null}
      {channels.data === undefined || channels.data.length === 0 ? null : (
        <ScrollTable label={t('screen.channels')} columns={[...columns.map((column) => t(`channel.${column}`)), '']}>
          <tbody>
            {channels.data.map((channel) => (
              <tr key={channel.id} className={channel.enabled ? undefined : 'muted'}>
                <td>
                  {channel.name}
                  {channel.enabled ? null : ` (${t('off')})`}
                </td>
                <td>{t(`kind.${channel.kind}`)}</td>
                <td className="mono">{placeOf(channel.settings)}</td>
                <td>{units.nameOf(channel.unitId, language)}</td>
                <td>{channel.pictures ? t('channel.picturesOn') : t('channel.picturesOff')}</td>
                <td className="nowrap">
                  {formatDateTime(channel.changedAt)} <span className="muted">{channel.changedBy}</span>
                </td>
                <td className="notice-actions">
                  <button type="button" className="button" disabled={testing !== null || !channel.enabled} onClick={() => test(channel)}>
                    {testing === channel.id ? t('channel.testing') : t('test')}
                  </button>{' '}
                  <button type="button" className="button" onClick={() => setOpen(channel)}>
                    {t('common:action.edit')}
                  </button>{' '}
                  <button type="button" className="button" onClick={() => send(deleteChannel(channel), t('deleted'))}>
                    {t('delete')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
      {open === null ? null : (
        <ChannelDialog
          channel={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onSaved={() => {
            setOpen(null);
            channels.reload();
          }}
        />
      )}
    </>
  );
}
