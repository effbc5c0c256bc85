import { isLanguageCode, type LanguageCode } from '../../../shared/domain/languages.ts';
import { type Member, type Role, roles } from '../../../shared/domain/members.ts';
import { all, type ReadableDatabase, remembered, run, type WritableDatabase } from './database.ts';
import { checkOfName, nameOfMember } from './member-names.ts';

const select = `
SELECT id, name, name_check AS nameCheck,
  (SELECT group_concat(role) FROM member_role WHERE member_id = member.id) AS roles,
  (SELECT group_concat(language) FROM (SELECT language FROM member_language WHERE member_id = member.id
    ORDER BY position)) AS languages
FROM member`;

interface Stored {
  readonly id: string;
  readonly name: string;
  readonly nameCheck: number | null;
  readonly roles: string | null;
  readonly languages: string | null;
}

function memberOf(row: Stored): Member {
  const held = new Set((row.roles ?? '').split(','));
  return {
    id: row.id,
    name: nameOfMember(row.id, row.name, row.nameCheck),
    roles: roles.filter((role) => held.has(role)),
    languages: (row.languages ?? '').split(',').filter(isLanguageCode),
  };
}

/** All members, in the order in which they joined. */
export function listMembers(database: ReadableDatabase): readonly Member[] {
  return all<Stored>(database, `${select} ORDER BY created_at, id`).map(memberOf);
}

export function findMember(database: ReadableDatabase, id: string): Member | undefined {
  return remembered(
    database,
    ['member', 'member_role', 'member_language'],
    `member ${id}`,
    () => all<Stored>(database, `${select} WHERE id = :id`, { id }).map(memberOf)[0],
  );
}

export function insertMember(database: WritableDatabase, member: Member, createdAt: string): void {
  run(database, 'INSERT INTO member (id, name, name_check, created_at) VALUES (:id, :name, :nameCheck, :createdAt)', {
    id: member.id,
    name: member.name,
    nameCheck: checkOfName(member.id, member.name),
    createdAt,
  });
  insertDetails(database, member.id, member.roles, member.languages);
}

export function updateMember(database: WritableDatabase, member: Member): void {
  run(database, 'UPDATE member SET name = :name, name_check = :nameCheck WHERE id = :id', {
    id: member.id,
    name: member.name,
    nameCheck: checkOfName(member.id, member.name),
  });
  run(database, 'DELETE FROM member_role WHERE member_id = :id', { id: member.id });
  run(database, 'DELETE FROM member_language WHERE member_id = :id', { id: member.id });
  insertDetails(database, member.id, member.roles, member.languages);
}

function insertDetails(
  database: WritableDatabase,
  memberId: string,
  held: readonly Role[],
  languages: readonly LanguageCode[],
): void {
  for (const role of new Set(held)) {
    run(database, 'INSERT INTO member_role (member_id, role) VALUES (:memberId, :role)', { memberId, role });
  }
  [...new Set(languages)].forEach((language, position) => {
    run(
      database,
      'INSERT INTO member_language (member_id, language, position) VALUES (:memberId, :language, :position)',
      { memberId, language, position },
    );
  });
}
