import { contextBridge, ipcRenderer } from 'electron';
import { bridgeOver } from './bridge.ts';
import { orderedWire } from './ordered-wire.ts';

contextBridge.exposeInMainWorld('daypass', bridgeOver(orderedWire(ipcRenderer)));
