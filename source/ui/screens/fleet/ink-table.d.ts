import type {JSX as ReactJsx} from 'react';

// The types of ink-table name the global JSX namespace, which the types of React 19 no longer declare.
declare global {
  namespace JSX {
    type Element = ReactJsx.Element | null;
  }
}
