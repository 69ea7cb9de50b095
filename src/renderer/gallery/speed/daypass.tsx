import { mountWindow } from '../../fixtures/mount-window.tsx';
import { largeDirectory, largeStatus } from './large-organization.ts';
import { exposeSpeedPage } from './open-list.ts';

exposeSpeedPage((root) => mountWindow({ status: largeStatus, directory: largeDirectory }, root).unmount);
