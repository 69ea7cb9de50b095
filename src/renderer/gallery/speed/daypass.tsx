import { mountWindow } from '../../fixtures/mount-window.tsx';
import { largeDirectory, largeStatus } from './large-organization.ts';
import { offer } from './open-list.ts';

offer((root) => mountWindow({ status: largeStatus, directory: largeDirectory }, root).unmount);
