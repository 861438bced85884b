import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './view/app';
import './styles/base.css';
import './styles/layout.css';
import './styles/sidebar.css';
import './styles/thread.css';
import './styles/storyboard.css';
import './styles/dialog.css';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
