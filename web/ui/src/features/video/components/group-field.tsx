import { useId } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { listPlans, readOverrides } from '../api/video';
import { knownGroups } from '../model/groups';

const lengthMax = 60;

/** A group is a word that people gave; those already in use are offered. */
export function GroupField({ value, placeholder, onChange }: { value: string; placeholder: string; onChange: (group: string) => void }) {
  const plans = useQuery('plans', listPlans);
  const overrides = useQuery('overrides', (signal) => readOverrides({}, signal));
  const list = useId();
  return (
    <>
      <input className="input video-group" list={list} maxLength={lengthMax} placeholder={placeholder} value={value} onChange={(event) => onChange(event.target.value)} />
      <datalist id={list}>
        {knownGroups(plans.data ?? [], overrides.data ?? []).map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
    </>
  );
}
