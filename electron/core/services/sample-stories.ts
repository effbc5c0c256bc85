import newsroom from '../../../resources/sample/newsroom.json' with { type: 'json' };
import almatyTashkentTrain from '../../../resources/sample/stories/almaty-tashkent-train.json' with { type: 'json' };
import archiveFilm from '../../../resources/sample/stories/archive-film.json' with { type: 'json' };
import caspianPort from '../../../resources/sample/stories/caspian-port.json' with { type: 'json' };
import cottonSorghum from '../../../resources/sample/stories/cotton-sorghum.json' with { type: 'json' };
import dombraMaker from '../../../resources/sample/stories/dombra-maker.json' with { type: 'json' };
import irtyshBridge from '../../../resources/sample/stories/irtysh-bridge.json' with { type: 'json' };
import nightDoctor from '../../../resources/sample/stories/night-doctor.json' with { type: 'json' };
import rateDecision from '../../../resources/sample/stories/rate-decision.json' with { type: 'json' };
import saigaCount from '../../../resources/sample/stories/saiga-count.json' with { type: 'json' };
import saltDust from '../../../resources/sample/stories/salt-dust.json' with { type: 'json' };
import shepherdSchool from '../../../resources/sample/stories/shepherd-school.json' with { type: 'json' };
import syrdaryaWater from '../../../resources/sample/stories/syrdarya-water.json' with { type: 'json' };
import tuyuksuCore from '../../../resources/sample/stories/tuyuksu-core.json' with { type: 'json' };
import wildApple from '../../../resources/sample/stories/wild-apple.json' with { type: 'json' };
import { type SampleNewsroom, type SampleStory, sampleNewsroomSchema, sampleStorySchema } from './sample-format.ts';

const stories: readonly unknown[] = [
  almatyTashkentTrain,
  archiveFilm,
  caspianPort,
  cottonSorghum,
  dombraMaker,
  irtyshBridge,
  nightDoctor,
  rateDecision,
  saigaCount,
  saltDust,
  shepherdSchool,
  syrdaryaWater,
  tuyuksuCore,
  wildApple,
];

/** The sample as written, checked. Throws a ZodError that names what does not fit. */
export function readSample(): { readonly newsroom: SampleNewsroom; readonly stories: readonly SampleStory[] } {
  return {
    newsroom: sampleNewsroomSchema.parse(newsroom),
    stories: stories.map((story) => sampleStorySchema.parse(story)),
  };
}
