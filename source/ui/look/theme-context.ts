import {createContext, useContext} from 'react';
import type {Theme} from './theme.ts';

export const ThemeContext = createContext<Theme | null>(null);

/** The theme of this run. */
export function useTheme(): Theme {
  const theme = useContext(ThemeContext);
  if (!theme) {
    throw new Error('A line was rendered outside ThemeContext.');
  }
  return theme;
}
