import { BasicsGallery } from "./gallery/basics.tsx";
import { ReadinessGallery } from "./gallery/readiness.tsx";

/** Every component in every state with sample data: what to look at after changing a style. */
export function Gallery() {
  return (
    <>
      <ReadinessGallery />
      <BasicsGallery />
    </>
  );
}
