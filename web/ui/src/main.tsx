import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './shared/ui/tokens.css';
import './shared/ui/controls.css';
import { App } from './app/app';
import { startAlertPulse } from './shared/ui/alert-pulse';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');
startAlertPulse();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
