import { contextBridge, ipcRenderer } from 'electron';
import { bridgeOver } from './bridge.ts';

contextBridge.exposeInMainWorld(
  'daypass',
  bridgeOver({
    invoke: (channel, input) => ipcRenderer.invoke(channel, input),
    listen: (channel, listener) => {
      const onMessage = (_event: unknown, value: unknown): void => listener(value);
      ipcRenderer.on(channel, onMessage);
      return () => ipcRenderer.off(channel, onMessage);
    },
  }),
);
