import { Component, type ReactNode } from 'react';
import { MAX_FAILURE_MESSAGE_CHARS, MAX_FAILURE_STACK_CHARS, type WindowPart } from '../../../shared/pages.ts';
import { WindowContext, type WindowTools } from '../../state/window-context.ts';

interface FailureBoundaryProps {
  readonly part: WindowPart;
  /** Rendered in place of the children. `reload` mounts the children again. */
  readonly renderFailure: (reload: () => void) => ReactNode;
  readonly children: ReactNode;
}

interface FailureBoundaryState {
  readonly hasFailed: boolean;
}

/**
 * Catches an error that `children` throw while rendering, so that the rest of the window stays, and reports it to main's
 * log. It is a class, because React has no hook for this.
 */
export class FailureBoundary extends Component<FailureBoundaryProps, FailureBoundaryState> {
  static override contextType = WindowContext;
  declare context: WindowTools | undefined;

  static getDerivedStateFromError(): FailureBoundaryState {
    return { hasFailed: true };
  }

  override state: FailureBoundaryState = { hasFailed: false };

  override componentDidCatch(thrown: unknown): void {
    const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
    const stack = thrown instanceof Error ? (thrown.stack ?? '') : '';
    void this.context?.bridge.reportFailure({
      part: this.props.part,
      message: message.slice(0, MAX_FAILURE_MESSAGE_CHARS),
      stack: stack.slice(0, MAX_FAILURE_STACK_CHARS),
    });
  }

  readonly #reload = (): void => this.setState({ hasFailed: false });

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.renderFailure(this.#reload) : this.props.children;
  }
}
