import { useQueryClient } from '@tanstack/react-query';
import type { Newsroom } from '../../shared/contract/contract.ts';
import { query } from '../app/queries.ts';

/** Takes the newsroom that a command replied with, so that the screen need not wait for the change event. */
export function useNewsroomChange(): (newsroom: Newsroom) => void {
  const client = useQueryClient();
  return (newsroom) => {
    client.setQueryData(query('newsroom.get', {}).queryKey, newsroom);
  };
}
