import { Component, type ReactNode } from 'react';
import i18next from 'i18next';

/** A screen that throws must not take the others with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div className="notice notice-error" role="alert">
        <p>
          <strong>{i18next.t('error.unexpected')}</strong> {i18next.t('error.unexpectedHint')} <span className="mono muted">{error.message}</span>
        </p>
        <button type="button" className="button" onClick={() => this.setState({ error: null })}>
          {i18next.t('action.retry')}
        </button>
      </div>
    );
  }
}
