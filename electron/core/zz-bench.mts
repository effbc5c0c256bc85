import { openCore } from './core.ts';
import { createNewsroom } from './new-newsroom.ts';
import { openDatabase, closeDatabase } from './store/connection.ts';
import { transaction } from './store/database.ts';
import { createEdition, revise } from './services/revise.ts';
import { insertStory, updateStory } from './store/stories.ts';
import { updateEdition } from './store/editions.ts';
import { createContents } from './services/contents.ts';
import { v7 } from 'uuid';
import { rmSync, mkdirSync, statSync } from 'node:fs';
import { refreshSearch as rs } from './store/story-search.ts';
const N = Number(process.argv[2] ?? 20000);
const openShare = Number(process.argv[3] ?? 0.03);
const dir='/tmp/bench-core'; const path=`${dir}/big-${N}-${openShare}.newsroom`;
const clock={now:()=>Date.now()}, ids={next:()=>v7()};
import { existsSync } from 'node:fs';
mkdirSync(dir,{recursive:true});
if (!existsSync(path)) {
 createNewsroom(path,{name:'Big',languages:['en','ru','kk'],fourEyes:true,member:{name:'Dina',roles:['journalist','translator','editor']}},clock,ids);
 const db=openDatabase(path,Date.now());
 const contents=createContents();
 const words='река вода правительство город поезд цена банк бюджет закон школа water river train price bank budget'.split(' ');
 const text=(n:number)=>Array.from({length:n},()=>words[Math.floor(Math.random()*words.length)]).join(' ');
 const { one } = await import('./store/database.ts');
 const member = (one(db,'SELECT id FROM member') as {id:string}).id;
 let t=performance.now();
 const stagesOpen=['edit','approved','translation','draft'];
 for (let i=0;i<N;i+=500) transaction(db,(w)=>{
  for (let j=i;j<Math.min(N,i+500);j++){
   const at=new Date(Date.now()-(N-j)*60000).toISOString();
   const unit={database:w,at,id:()=>v7(),contents,touch(){}};
   const story={id:v7(),slugline:`${text(2).replace(' ','-')}-${j}`,desk:'City',priority:3,deadline:j%3?null:at,embargoAt:null,embargoZone:null,originalLanguage:'en',authorId:member,spiked:0,createdAt:at,updatedAt:at,publishedAt:null,publishedSlugline:null} as const;
   insertStory(w,story,['en','ru','kk']);
   const isOpen=Math.random()<openShare;
   const mk=(lang:any,source:any)=>{
     const content={fields:{headline:text(8),standfirst:text(15),byline:'x',dateline:'y'},blocks:Array.from({length:6},()=>({id:v7(),type:'paragraph' as const,children:[{type:'text' as const,text:text(30),format:0}]})),pins:{}};
     const e=createEdition(unit as any,{story,language:lang,stage:source?'translation':'draft',source,content,authorId:member});
     if(!isOpen) updateEdition(w,e.id,{stage:'published',publishedRevision:1,firstPublishedAt:at,publishedAt:at,stale:0,untranslated:0});
     else if(source) updateEdition(w,e.id,{stage:stagesOpen[j%3] as any}); else updateEdition(w,e.id,{stage:j%2?'edit':'approved'});
     return e;
   };
   const o=mk('en',null); mk('ru',o); mk('kk',o);
   if(!isOpen) {updateStory(w,story.id,{publishedAt:at,publishedSlugline:story.slugline}); rs(w,story.id);}
  }
 });
 console.log('generated',(performance.now()-t)/1000,'s'); closeDatabase(db);
}
console.log('size',(statSync(path).size/1e6).toFixed(0),'MB');
let t=performance.now();
const { siteOutlet } = await import('./outlets/site.ts'); const { ninjsOutlet } = await import('./outlets/ninjs.ts'); const { outletFiles } = await import('./outlet-files.ts');
const core=openCore({path,clock,ids,files:outletFiles,writers:{site:siteOutlet,ninjs:ninjsOutlet},log:console.log});
console.log('open',(performance.now()-t).toFixed(1));
const run=async(name:string,ch:any,input:any,n=7)=>{const ts=[];let v:any;for(let i=0;i<n;i++){const t=performance.now();const r:any=await core.handle('w',ch,input);ts.push(performance.now()-t);if(!r.ok)throw new Error(JSON.stringify(r.error));v=r.value;}console.log(name.padEnd(28),'first',ts[0].toFixed(1),'median',ts.toSorted((a,b)=>a-b)[n>>1].toFixed(1));return v;};
const m=core.newsroom.members[0].id;
await run('signIn','session.signIn',{memberId:m});
const d=await run('desk.get','desk.get',{}); console.log(d.sections.map((s:any)=>s.kind+':'+s.total).join(' '), d.stories);
for (const show of ['all','published','spiked']) await run('list '+show,'stories.list',{show,text:'',offset:0,limit:100});
await run('list deep','stories.list',{show:'all',text:'',offset:Math.floor(N*0.9),limit:100});
for (const text of ['вода','ВОДА бюджет','zzz','а','river-'+'12']) { const l=await run('search '+text,'stories.list',{show:'all',text,offset:0,limit:100}); console.log('   total',l.total); }
const e=d.sections.find((s:any)=>s.kind==='to-edit')?.rows[0].edition.id;
if(e){ const v=await run('open','editions.open',{editionId:e});
 const ts=[];let rev=v.revision; for(let i=0;i<50;i++){const t=performance.now(); const r:any=await core.handle('w','editions.save',{editionId:e,baseRevision:rev,sourceRevision:v.source?.revision??null,fields:{headline:'h'+i},blocks:[{id:'n',type:'paragraph',children:[{type:'text',text:'typed '+i,format:0}]}],order:[...v.content.blocks.map((b:any)=>b.id),'n']});if(!r.ok)throw new Error(JSON.stringify(r.error));rev=r.value.revision;ts.push(performance.now()-t);} ts.sort((a,b)=>a-b); console.log('save median',ts[25].toFixed(2),'max',ts[49].toFixed(2)); }
const ready=d.sections.find((s:any)=>s.kind==='ready')?.rows[0]?.edition.id;
if(ready){ const t=performance.now(); const r:any=await core.handle('w','editions.act',{editionId:ready,action:'publish'}); console.log('publish',(performance.now()-t).toFixed(1), r.ok, r.ok?r.value.deliveries.map((x:any)=>x.state+x.error):r.error); }
t=performance.now(); await core.close(); console.log('close',(performance.now()-t).toFixed(1));
