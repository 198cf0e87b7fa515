import { useCallback, useEffect, useMemo, useState } from 'react';
import { get, onUnauthorised, ProblemError } from '@/shared/api/http';
import { useQuery } from '@/shared/api/use-query';
import { live } from '@/shared/live/connection';
import { useConnection } from '@/shared/live/hooks';
import { isKiosk, WorkplaceContext, type Workplace } from '@/shared/model/session';
import { UnitTree } from '@/shared/model/units';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { Toasts } from '@/shared/ui/toasts';
import { addAlarmTypes } from '@/shared/i18n/i18n';
import type { AlarmType, Module, Session, UnitNode } from '@/shared/wire';
import { readSession, signOut } from '@/features/session/api/session';
import { ChangePassword } from '@/features/session/components/change-password';
import { SignIn, type EndedSession } from '@/features/session/components/sign-in';
import { ErrorBoundary } from './error-boundary';
import { Screens } from './screens';

/** undefined: not known yet; null: nobody is signed in. */
type Known = Session | null | undefined;

export function App() {
  const [session, setSession] = useState<Known>(undefined);
  const [ended, setEnded] = useState<EndedSession | null>(null);
  const [error, setError] = useState<unknown>(null);

  const check = useCallback(() => {
    setError(null);
    readSession().then(setSession, (failure: unknown) => {
      if (failure instanceof ProblemError && failure.status === 401) setSession(null);
      else setError(failure);
    });
  }, []);

  useEffect(check, [check]);
  useEffect(
    () =>
      onUnauthorised(() => {
        live.stop();
        setSession((last) => {
          if (last) setEnded({ kiosk: isKiosk(last), at: new Date().toISOString() });
          return null;
        });
      }),
    [],
  );

  const leave = useCallback(() => {
    live.stop();
    void signOut().catch(() => undefined);
    setEnded(null);
    setSession(null);
  }, []);

  if (session === undefined) return error === null ? <Skeleton /> : <ProblemNotice error={error} onRetry={check} />;
  if (session === null)
    return (
      <SignIn
        ended={ended}
        onSignedIn={(next) => {
          setEnded(null);
          setSession(next);
        }}
      />
    );
  if (session.mustChangePassword) return <ChangePassword forced onChanged={setSession} onCancel={leave} />;
  return <SignedIn key={session.account.id} session={session} onSession={setSession} onSignOut={leave} />;
}

function SignedIn({ session, onSession, onSignOut }: { session: Session; onSession: (session: Session) => void; onSignOut: () => void }) {
  const modules = useQuery('modules', (signal) => get<Module[]>('/api/modules', signal));
  const units = useQuery('units', (signal) => get<UnitNode[]>('/api/units', signal));
  const alarmTypes = useQuery('alarm-types', (signal) =>
    get<AlarmType[]>('/api/alarm-types', signal).then((types) => {
      addAlarmTypes(types);
      return types;
    }),
  );
  const [changing, setChanging] = useState(false);

  useEffect(() => {
    live.start();
    return () => live.stop();
  }, []);

  // A socket that does not come back may mean that the session has ended, and a topic that was refused that a role has: ask, once each time.
  const { attempt } = useConnection();
  const reread = useCallback(() => {
    readSession().then(onSession, () => undefined);
  }, [onSession]);
  useEffect(() => {
    if (attempt === 2) reread();
  }, [attempt, reread]);
  const reloadModules = modules.reload;
  const reloadUnits = units.reload;
  useEffect(
    () =>
      live.onDenied(() => {
        reread();
        reloadModules();
        reloadUnits();
      }),
    [reread, reloadModules, reloadUnits],
  );

  const tree = useMemo(() => new UnitTree(units.data ?? []), [units.data]);
  const workplace = useMemo<Workplace>(
    () => ({ session, modules: modules.data ?? [], units: tree, reloadUnits, signOut: onSignOut }),
    [session, modules.data, tree, reloadUnits, onSignOut],
  );

  const failure = modules.error ?? units.error;
  // Alarms are shown by their codes rather than not at all where their names cannot be read.
  const namesAreComing = alarmTypes.data === undefined && alarmTypes.error === null;
  if (modules.data === undefined || units.data === undefined || namesAreComing) {
    if (failure === null) return <Skeleton />;
    return (
      <ProblemNotice
        error={failure}
        onRetry={() => {
          modules.reload();
          units.reload();
        }}
      />
    );
  }
  if (changing) {
    return (
      <ChangePassword
        forced={false}
        onCancel={() => setChanging(false)}
        onChanged={(next) => {
          setChanging(false);
          onSession(next);
        }}
      />
    );
  }
  return (
    <WorkplaceContext.Provider value={workplace}>
      <ErrorBoundary>
        <Screens onChangePassword={() => setChanging(true)} />
      </ErrorBoundary>
      <Toasts />
    </WorkplaceContext.Provider>
  );
}
