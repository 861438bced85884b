import { useEffect, useState } from 'react';

/** Whether something has been so for a while. @param ms milliseconds. */
export function useLate(isSo: boolean, ms: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setLate(true), ms);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [isSo, ms]);
  return isSo && late;
}
