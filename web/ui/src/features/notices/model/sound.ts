import { isActive } from '@/shared/model/alarm-state';
import { severities } from '@/shared/model/severity';
import type { Alarm, Severity } from '@/shared/wire';

/** One tone for each level that can ring, Hz. */
const tones: Record<Severity, number> = { critical: 880, major: 587, minor: 440, warning: 330, indeterminate: 262 };

/** The alarms for which a page sounds: in sight, announced, at least that urgent, and not acknowledged by anybody. */
export function ringingOf(alarms: Iterable<Alarm>, from: Severity | null): { count: number; worst: Severity | null } {
  if (from === null) return { count: 0, worst: null };
  const least = severities.indexOf(from);
  let count = 0;
  let worst = severities.length;
  for (const alarm of alarms) {
    const rank = severities.indexOf(alarm.severity);
    if (rank > least || !isActive(alarm) || alarm.acknowledgedAt !== null || alarm.life?.heldUntil) continue;
    count += 1;
    worst = Math.min(worst, rank);
  }
  return { count, worst: severities[worst] ?? null };
}

export function ring(context: AudioContext, severity: Severity): void {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = tones[severity];
  volume.gain.setValueAtTime(0.2, context.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + 0.7);
  tone.connect(volume).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 0.7);
}
