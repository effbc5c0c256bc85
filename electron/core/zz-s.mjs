import Sqlite from 'better-sqlite3';
import { copyFileSync, existsSync } from 'node:fs';
const src='/tmp/bench-core/big-100000-0.03.newsroom', p='/tmp/bench-core/s.db';
if(!existsSync(p)){ const db=new Sqlite(src); db.exec(`ATTACH '${p}' AS o; CREATE TABLE o.story AS SELECT *, (SELECT text FROM story_search WHERE story_id=story.id) AS search FROM story; CREATE UNIQUE INDEX o.sid ON story(id); CREATE INDEX o.upd ON story(spiked, updated_at DESC, id);
CREATE TABLE o.ss(key INTEGER PRIMARY KEY, story_id TEXT UNIQUE, text TEXT); INSERT INTO o.ss(story_id,text) SELECT story_id,text FROM story_search;`); db.close();
 const d=new Sqlite(p); d.exec(`CREATE VIRTUAL TABLE f USING fts5(text, content='ss', content_rowid='key', tokenize='trigram case_sensitive 1'); INSERT INTO f(f) VALUES('rebuild')`); d.close(); }
const db=new Sqlite(p); db.pragma('cache_size=-16384');
const time=(n,sql,a)=>{const s=db.prepare(sql);const ts=[];let v;for(let i=0;i<7;i++){const t=performance.now();v=s.all(a);ts.push(performance.now()-t);}ts.sort((x,y)=>x-y);console.log(n.padEnd(30),ts[0].toFixed(1),ts[3].toFixed(1),JSON.stringify(v).slice(0,60));};
for(const w of ['вода','zzz','river-12']){
 time('count scan '+w,`SELECT count(*) c FROM story WHERE spiked=0 AND instr(search,:w)>0`,{w});
 time('page '+w,`SELECT id FROM story WHERE spiked=0 AND instr(search,:w)>0 ORDER BY updated_at DESC,id LIMIT 100`,{w});
 time('both window '+w,`SELECT id, count(*) OVER () c FROM story WHERE spiked=0 AND instr(search,:w)>0 ORDER BY updated_at DESC,id LIMIT 100`,{w});
 time('fts count '+w,`SELECT count(*) c FROM f WHERE f MATCH :w`,{w:'"'+w+'"'});
 time('fts join page '+w,`SELECT story.id FROM f JOIN ss ON ss.key=f.rowid JOIN story ON story.id=ss.story_id WHERE f MATCH :w AND spiked=0 ORDER BY updated_at DESC LIMIT 100`,{w:'"'+w+'"'});
}
