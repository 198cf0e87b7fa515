/** `(37) 告警台`: the count comes first, because a narrow tab shows only the beginning. */
export function screenTitle(screen: string, openAlarms: number | null): string {
  return openAlarms === null || openAlarms === 0 ? screen : `(${openAlarms}) ${screen}`;
}
