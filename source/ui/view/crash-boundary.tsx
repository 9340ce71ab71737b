import {Component, type ReactNode} from 'react';

type CrashBoundaryProps = {readonly children: ReactNode; readonly onCrash: (error: unknown) => void};

// Only a class can catch what a render throws; without it Ink would end with exit code 0 and the message lost.
export class CrashBoundary extends Component<CrashBoundaryProps, {readonly crashed: boolean}> {
  override state = {crashed: false};

  static getDerivedStateFromError(): {crashed: boolean} {
    return {crashed: true};
  }

  override componentDidCatch(error: unknown): void {
    this.props.onCrash(error);
  }

  override render(): ReactNode {
    return this.state.crashed ? null : this.props.children;
  }
}
