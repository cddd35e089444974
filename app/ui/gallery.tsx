import { BasicsGallery } from "./gallery/basics.tsx";
import { MoreControlsGallery } from "./gallery/more-controls.tsx";
import { PicturesGallery } from "./gallery/pictures.tsx";
import { ReadinessGallery } from "./gallery/readiness.tsx";

/* Practice has a frame of its own, so each of these is a page by itself. */
export { KindsGallery, QuestionGallery, RightGallery, WrongGallery } from "./gallery/practice.tsx";

/** Every component in every state with sample data, inside Shell: what to look at after changing a style. */
export function Gallery() {
  return (
    <>
      <ReadinessGallery />
      <PicturesGallery />
      <BasicsGallery />
      <MoreControlsGallery />
    </>
  );
}
