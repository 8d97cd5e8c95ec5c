import { Component, type ComponentChildren } from "preact";

export interface ErrorBoundaryProps {
  readonly children: ComponentChildren;
  readonly fallback: (message: string, retry: () => void) => ComponentChildren;
}

/** A screen that throws leaves the rest of the app standing. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly message: string | null }> {
  override state = { message: null };

  static override getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }

  override render() {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return this.props.fallback(message, () => this.setState({ message: null }));
  }
}
