import { createRoot } from 'react-dom/client';
import { HostApp } from './HostApp.tsx';
import { preloadIcons } from './runtime/preload-icons.ts';
import { startRuntime } from './runtime/start-runtime.ts';
import { startTranslations } from './runtime/start-translations.ts';

preloadIcons();
await startTranslations();
startRuntime();
createRoot(document.getElementById('reactRoot') ?? document.body).render(<HostApp />);
