"""Runs inside Blender: photographs planned products.

    blender -b -noaudio -P packaging/made/blender.py -- JOB.json

JOB.json: products as plan.py describes them, art (a folder of pictures), out (a folder), samples,
threads. For every view it writes VIEW-image.png (16 bits), -albedo, -normal and -mask (8 bits), all with
the curve of sRGB on them. Needs nothing but Blender 3.4 and the modules beside this file.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import Any

import bpy  # type: ignore[import-not-found]
from mathutils import Matrix, Vector  # type: ignore[import-not-found]

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from made.kinds import make
from made.shapes import Mesh, ball, bounds, moved, pipe, rotated

Spec = dict[str, Any]  # parsed JSON
PASSES = ("image", "albedo", "normal", "mask")
_PATTERNS = {
    "noise": "ShaderNodeTexNoise",
    "voronoi": "ShaderNodeTexVoronoi",
    "wave": "ShaderNodeTexWave",
    "wood": "ShaderNodeTexWave",
    "magic": "ShaderNodeTexMagic",
}
_GRAINS = {
    "boards": ((0.35, 7.0, 7.0), 9.0, 0.36, 0.64),
    "grain": ((1.0, 1.0, 0.09), 7.0, 0.36, 0.66),
    "speckle": ((1.0, 1.0, 1.0), 2.0, 0.66, 0.69),
    "plaster": ((1.0, 1.0, 1.0), 8.0, 0.3, 0.7),
}
"""Stretch of the noise, its detail, and where the first colour ends and the second begins."""


class Studio:
    """A scene that is emptied and filled again for every photo."""

    def __init__(self, job: Spec) -> None:
        bpy.ops.wm.read_factory_settings(use_empty=True)
        self.art, self.out = Path(job["art"]), Path(job["out"])
        self.scene = bpy.context.scene
        self.scene.world = bpy.data.worlds.new("sky")
        self.scene.world.use_nodes = True
        self.scene.view_settings.view_transform = "Standard"
        render, cycles = self.scene.render, self.scene.cycles
        render.engine = "CYCLES"
        render.threads_mode, render.threads = "FIXED", job["threads"]
        render.resolution_percentage = 100
        cycles.device, cycles.samples, cycles.seed = "CPU", job["samples"], 1
        cycles.use_adaptive_sampling = cycles.use_denoising = False
        cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces = 3, 1, 2
        cycles.transmission_bounces, cycles.transparent_max_bounces = 5, 5
        cycles.caustics_reflective = cycles.caustics_refractive = False
        cycles.sample_clamp_indirect = 3.0
        camera = bpy.data.cameras.new("camera")
        camera.sensor_width = 36
        self.camera = bpy.data.objects.new("camera", camera)
        self.scene.camera = self.camera
        self.scene.collection.objects.link(self.camera)
        self._wire_passes()

    def _wire_passes(self) -> None:
        layer = self.scene.view_layers[0]
        layer.use_pass_normal = layer.use_pass_diffuse_color = True
        layer.use_pass_cryptomatte_object = True
        layer.pass_cryptomatte_depth = 4
        self.scene.use_nodes = True
        tree = self.scene.node_tree
        tree.nodes.clear()
        layers = tree.nodes.new("CompositorNodeRLayers")
        self.crypto = tree.nodes.new("CompositorNodeCryptomatteV2")
        shifted = tree.nodes.new("CompositorNodeMixRGB")  # normals of -1..1 as colours of 0..1
        shifted.blend_type, shifted.inputs[0].default_value = "MULTIPLY", 1.0
        shifted.inputs[2].default_value = (0.5, 0.5, 0.5, 1)
        added = tree.nodes.new("CompositorNodeMixRGB")
        added.blend_type, added.inputs[0].default_value = "ADD", 1.0
        added.inputs[2].default_value = (0.5, 0.5, 0.5, 1)
        tree.links.new(layers.outputs["Normal"], shifted.inputs[1])
        tree.links.new(shifted.outputs[0], added.inputs[1])
        sources = (
            layers.outputs["Image"],
            layers.outputs["DiffCol"],
            added.outputs[0],
            self.crypto.outputs["Matte"],
        )
        self.files = tree.nodes.new("CompositorNodeOutputFile")
        self.files.base_path = str(self.out)
        self.files.file_slots.clear()
        for name, source in zip(PASSES, sources, strict=True):
            self.files.file_slots.new(name)
            slot = self.files.file_slots[-1]
            slot.use_node_format = False
            slot.format.file_format = "PNG"
            slot.format.color_mode = "BW" if name == "mask" else "RGB"
            slot.format.color_depth = "16" if name == "image" else "8"
            slot.format.compression = 10
            tree.links.new(source, self.files.inputs[-1])

    def photograph(self, product: Spec) -> None:
        """All views of a product that are not there yet."""
        parts = make(product["kind"], product["seed"])
        surfaces = {slot: self._material(spec) for slot, spec in product["materials"].items()}
        for view in product["views"]:
            if all((self.out / f"{view['name']}-{name}.png").is_file() for name in PASSES):
                continue
            turned = [rotated(rotated(part, "z", view["yaw_deg"]), "x", view["tilt_deg"]) for part in parts]
            lift = -bounds(turned)[0][2]
            turned = [moved(part, 0, 0, lift) for part in turned]
            # Patterns keep to the product, not to the room: they are laid out before it is turned.
            names = [
                self._add(part, surfaces, f"part{at}", laid)
                for at, (part, laid) in enumerate(zip(turned, parts, strict=True))
            ]
            self.crypto.matte_id = ",".join(names)
            low, high = bounds(turned)
            self._furnish(view, low, high)
            self._aim(view, low, high)
            self._take(view)
            self._clear()

    def _add(self, mesh: Mesh, surfaces: Spec, name: str, laid: Mesh | None = None) -> str:
        data = bpy.data.meshes.new(name)
        data.from_pydata(mesh.points, [], mesh.faces)
        slots = sorted(set(mesh.slots))
        for slot in slots:
            data.materials.append(surfaces[slot])
        data.polygons.foreach_set("material_index", [slots.index(slot) for slot in mesh.slots])
        layer = data.uv_layers.new()
        layer.data.foreach_set("uv", [value for face in mesh.spots for spot in face for value in spot])
        rest = data.attributes.new("rest", "FLOAT_VECTOR", "POINT")
        rest.data.foreach_set("vector", [value for point in (laid or mesh).points for value in point])
        data.polygons.foreach_set("use_smooth", [True] * len(mesh.faces))
        data.use_auto_smooth = True
        data.auto_smooth_angle = math.radians(40)
        thing = bpy.data.objects.new(name, data)
        self.scene.collection.objects.link(thing)
        if mesh.bevel:
            bevel = thing.modifiers.new("bevel", "BEVEL")
            bevel.width, bevel.segments, bevel.limit_method = mesh.bevel, 2, "ANGLE"
        return str(thing.name)

    def _material(self, spec: Spec) -> Any:
        made = bpy.data.materials.new("surface")
        made.use_nodes = True
        nodes, links = made.node_tree.nodes, made.node_tree.links
        shader = nodes["Principled BSDF"]
        shader.inputs["Base Color"].default_value = _linear(spec["colour"])
        shader.inputs["Roughness"].default_value = spec["roughness"]
        shader.inputs["Metallic"].default_value = spec["metallic"]
        shader.inputs["Transmission"].default_value = spec["glass"]
        shader.inputs["Clearcoat"].default_value = spec.get("coat", 0.0)
        rest = nodes.new("ShaderNodeAttribute")
        rest.attribute_name = "rest"
        if spec["texture"] == "picture":
            picture = nodes.new("ShaderNodeTexImage")
            picture.image = bpy.data.images.load(str(self.art / spec["picture"]), check_existing=True)
            links.new(picture.outputs["Color"], shader.inputs["Base Color"])
        elif spec["texture"] != "none":
            colour = self._pattern(nodes, links, spec, rest)
            links.new(colour, shader.inputs["Base Color"])
        if spec["bump"]:
            noise, bump = nodes.new("ShaderNodeTexNoise"), nodes.new("ShaderNodeBump")
            noise.inputs["Scale"].default_value = 12.0
            bump.inputs["Strength"].default_value = spec["bump"]
            bump.inputs["Distance"].default_value = 0.05
            links.new(rest.outputs["Vector"], noise.inputs["Vector"])
            links.new(noise.outputs["Fac"], bump.inputs["Height"])
            links.new(bump.outputs["Normal"], shader.inputs["Normal"])
        return made

    def _pattern(self, nodes: Any, links: Any, spec: Spec, rest: Any) -> Any:
        kind, one, other = spec["texture"], _linear(spec["colour"]), _linear(spec["second"])
        if kind in _GRAINS:
            return self._grain(nodes, links, spec, rest)
        if kind in ("brick", "checker"):
            texture = nodes.new("ShaderNodeTexBrick" if kind == "brick" else "ShaderNodeTexChecker")
            texture.inputs["Color1"].default_value = one
            texture.inputs["Color2"].default_value = other
            if kind == "brick":
                texture.inputs["Mortar"].default_value = (0.6, 0.58, 0.55, 1)
            texture.inputs["Scale"].default_value = spec["scale"]
            links.new(rest.outputs["Vector"], texture.inputs["Vector"])
            return texture.outputs["Color"]
        texture, ramp = nodes.new(_PATTERNS[kind]), nodes.new("ShaderNodeValToRGB")
        texture.inputs["Scale"].default_value = spec["scale"]
        if kind == "wood":
            texture.inputs["Distortion"].default_value = 6.0
            texture.inputs["Detail"].default_value = 3.0
        ramp.color_ramp.elements[0].color = one
        ramp.color_ramp.elements[1].color = other
        if kind in ("noise", "magic"):
            ramp.color_ramp.elements[0].position = 0.42
            ramp.color_ramp.elements[1].position = 0.58
        links.new(rest.outputs["Vector"], texture.inputs["Vector"])
        source = "Distance" if kind == "voronoi" else "Fac"
        links.new(texture.outputs[source], ramp.inputs["Fac"])
        return ramp.outputs["Color"]

    def _grain(self, nodes: Any, links: Any, spec: Spec, rest: Any) -> Any:
        """Fine noise, stretched for the grain of wood; speckle keeps only its peaks; boards are set apart."""
        stretch, detail, low, high = _GRAINS[spec["texture"]]
        mapping, noise = nodes.new("ShaderNodeMapping"), nodes.new("ShaderNodeTexNoise")
        mapping.inputs["Scale"].default_value = stretch
        noise.inputs["Scale"].default_value = spec["scale"]
        noise.inputs["Detail"].default_value = detail
        links.new(rest.outputs["Vector"], mapping.inputs["Vector"])
        ramp = nodes.new("ShaderNodeValToRGB")
        for element, position, colour in zip(
            ramp.color_ramp.elements, (low, high), (spec["colour"], spec["second"]), strict=True
        ):
            element.position, element.color = position, _linear(colour)
        links.new(noise.outputs["Fac"], ramp.inputs["Fac"])
        if spec["texture"] != "boards":
            links.new(mapping.outputs["Vector"], noise.inputs["Vector"])
            return ramp.outputs["Color"]
        bricks = nodes.new("ShaderNodeTexBrick")
        for name, value in (
            ("Scale", 1.0),
            ("Brick Width", 5.0),
            ("Row Height", 0.55),
            ("Mortar Size", 0.006),
        ):
            bricks.inputs[name].default_value = value
        bricks.inputs["Color1"].default_value = (1, 1, 1, 1)
        bricks.inputs["Color2"].default_value = (0.72, 0.7, 0.68, 1)
        bricks.inputs["Mortar"].default_value = (0.16, 0.13, 0.11, 1)
        links.new(rest.outputs["Vector"], bricks.inputs["Vector"])
        # Every board is cut from another place of the tree.
        apart = nodes.new("ShaderNodeMixRGB")
        apart.blend_type, apart.inputs[0].default_value = "ADD", 1.0
        links.new(mapping.outputs["Vector"], apart.inputs[1])
        far = nodes.new("ShaderNodeMixRGB")
        far.blend_type, far.inputs[0].default_value = "MULTIPLY", 1.0
        far.inputs[2].default_value = (31.0, 57.0, 13.0, 1)
        links.new(bricks.outputs["Color"], far.inputs[1])
        links.new(far.outputs["Color"], apart.inputs[2])
        links.new(apart.outputs["Color"], noise.inputs["Vector"])
        mixed = nodes.new("ShaderNodeMixRGB")
        mixed.blend_type, mixed.inputs[0].default_value = "MULTIPLY", 1.0
        links.new(ramp.outputs["Color"], mixed.inputs[1])
        links.new(bricks.outputs["Color"], mixed.inputs[2])
        return mixed.outputs["Color"]

    def _furnish(self, view: Spec, low: Any, high: Any) -> None:
        place = view["place"]
        background = self.scene.world.node_tree.nodes["Background"]
        background.inputs["Color"].default_value = _linear(place["sky"])
        background.inputs["Strength"].default_value = place["sky_strength"]
        if place["kind"] == "shop":
            self._backdrop(place["picture"], view["elevation_deg"])
        else:
            self._ground(place)
        for prop in place["props"]:
            materials = {slot: self._material(spec) for slot, spec in prop["materials"].items()}
            for part in make(prop["kind"], prop["seed"]):
                self._add(part, materials, "prop")
                thing = self.scene.collection.objects[-1]
                thing.scale = (prop["scale"],) * 3
                thing.rotation_euler.z = math.radians(prop["yaw_deg"])
                thing.location = (prop["x"], high[1] + prop["y"], 0)
        if view["hand"]:
            skin = self._material(
                {
                    "colour": view["hand"],
                    "texture": "none",
                    "roughness": 0.6,
                    "metallic": 0,
                    "glass": 0,
                    "bump": 0.1,
                }
            )
            for part in _hand(low, high, view["hand_side"]):
                self._add(part, {"skin": skin}, "hand")
        for light in place["lights"]:
            self._light(light, (Vector(low) + Vector(high)) / 2)

    def _ground(self, place: Spec) -> None:
        """Floor and wall; of paper they are one, bent where they meet."""
        bend = 0.0 if place["kind"] == "table" else 1.2
        distance = 3.2
        profile = [(-6.0, 0.0)]
        for step in range(9):
            angle = math.pi / 2 * step / 8
            profile.append((distance - bend + bend * math.sin(angle), bend - bend * math.cos(angle)))
        profile.append((distance, 8.0))
        points = [(x, y, z) for x in (-9.0, 9.0) for y, z in profile]
        count = len(profile)
        faces = tuple((at, at + count, at + count + 1, at + 1) for at in range(count - 1))
        spots = tuple(((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)) for _ in faces)
        names = tuple("wall" if at == count - 2 else "floor" for at in range(count - 1))
        mesh = Mesh(tuple(points), faces, spots, names)
        surfaces = {"floor": self._material(place["floor"]), "wall": self._material(place["wall"])}
        self._add(mesh, surfaces, "ground")

    def _backdrop(self, picture: str, elevation_deg: float) -> None:
        made = bpy.data.materials.new("backdrop")
        made.use_nodes = True
        nodes, links = made.node_tree.nodes, made.node_tree.links
        nodes.clear()
        texture, light = nodes.new("ShaderNodeTexImage"), nodes.new("ShaderNodeEmission")
        texture.image = bpy.data.images.load(str(self.art / picture), check_existing=True)
        target = nodes.new("ShaderNodeOutputMaterial")
        links.new(texture.outputs["Color"], light.inputs["Color"])
        links.new(light.outputs["Emission"], target.inputs["Surface"])
        points = ((-3.2, 0.0, -2.4), (3.2, 0.0, -2.4), (3.2, 0.0, 2.4), (-3.2, 0.0, 2.4))
        mesh = Mesh(points, ((0, 1, 2, 3),), (((0, 0), (1, 0), (1, 1), (0, 1)),), ("picture",))
        upright = moved(
            rotated(mesh, "x", -elevation_deg), 0, 2.2, 0.5 - 2.2 * math.tan(math.radians(elevation_deg))
        )
        self._add(upright, {"picture": made}, "backdrop")

    def _light(self, spec: Spec, target: Any) -> None:
        data = bpy.data.lights.new("light", "AREA")
        data.size, data.energy, data.color = spec["size"], spec["watts"], spec["colour"]
        lamp = bpy.data.objects.new("light", data)
        azimuth, elevation = math.radians(spec["azimuth_deg"]), math.radians(spec["elevation_deg"])
        way = Vector(
            (
                math.sin(azimuth) * math.cos(elevation),
                -math.cos(azimuth) * math.cos(elevation),
                math.sin(elevation),
            )
        )
        lamp.location = target + 2.6 * way
        lamp.rotation_euler = way.to_track_quat("Z", "Y").to_euler()
        lamp.visible_camera = False
        self.scene.collection.objects.link(lamp)

    def _aim(self, view: Spec, low: Any, high: Any) -> None:
        width, depth, height = (high[axis] - low[axis] for axis in range(3))
        elevation = math.radians(view["elevation_deg"])
        tall = height * math.cos(elevation) + depth * math.sin(elevation)
        frame = view["width_px"], view["height_px"]
        half = 18 / view["lens_mm"]  # tangent of half the angle that the longer side sees
        across = width / 2 / (view["fill"] * half * frame[0] / max(frame))
        up = tall / 2 / (view["fill"] * half * frame[1] / max(frame))
        distance = max(across, up) + (depth * math.cos(elevation) + height * math.sin(elevation)) / 2
        target = (Vector(low) + Vector(high)) / 2
        back = Vector((0, -math.cos(elevation), math.sin(elevation)))
        self.camera.data.lens = view["lens_mm"]
        self.camera.data.shift_x, self.camera.data.shift_y = view["shift"]
        turn = back.to_track_quat("Z", "Y").to_matrix().to_4x4() @ Matrix.Rotation(
            math.radians(view["roll_deg"]), 4, "Z"
        )
        lens = self.camera.data.dof
        lens.use_dof = view.get("aperture", 0.0) > 0
        if lens.use_dof:
            # Focused on the front of the product; N = f / D, and a unit of Blender is taken as a metre.
            lens.focus_distance = distance - depth * 0.25
            lens.aperture_fstop = view["lens_mm"] / 1000 / view["aperture"]
        self.camera.matrix_world = Matrix.Translation(target + back * distance) @ turn
        self.scene.render.resolution_x, self.scene.render.resolution_y = frame

    def _take(self, view: Spec) -> None:
        for slot, name in zip(self.files.file_slots, PASSES, strict=True):
            slot.path = f"{view['name']}-{name}-"
        bpy.ops.render.render()
        for name in PASSES:
            frame = self.out / f"{view['name']}-{name}-{self.scene.frame_current:04}.png"
            frame.replace(self.out / f"{view['name']}-{name}.png")

    def _clear(self) -> None:
        for thing in list(self.scene.collection.objects):
            if thing is not self.camera:
                data = thing.data
                bpy.data.objects.remove(thing)
                (bpy.data.meshes if isinstance(data, bpy.types.Mesh) else bpy.data.lights).remove(data)

    def forget(self) -> None:
        """Drop materials and pictures of products that are done."""
        for kept in (bpy.data.materials, bpy.data.images):
            for thing in list(kept):
                if thing.users == 0:
                    kept.remove(thing)


def _hand(low: Any, high: Any, side: int) -> list[Mesh]:
    """A fist around one edge: fingers before the product, the palm beside it, the arm down and away."""
    edge = (high[0] - low[0]) / 2
    front, z = low[1], low[2] + 0.35 * (high[2] - low[2])
    middle = (high[1] + low[1]) / 2
    parts = [ball((side * (edge + 0.05), middle, z), (0.09, 0.14, 0.17), "skin")]
    for step in range(4):
        at = z - 0.12 + 0.08 * step
        reach = edge - (0.18, 0.24, 0.25, 0.2)[step]
        path = [
            (side * (edge + 0.08), middle, at),
            (side * (edge + 0.05), front - 0.02, at),
            (side * reach, front - 0.035, at + 0.01),
        ]
        parts.append(pipe(path, 0.036, "skin"))
        parts.append(ball((side * reach, front - 0.035, at + 0.01), (0.036, 0.036, 0.036), "skin"))
    parts.append(
        pipe([(side * (edge + 0.08), middle, z), (side * (edge + 0.6), middle + 0.1, z - 1.4)], 0.1, "skin")
    )
    return parts


def _linear(colour: Any) -> tuple[float, float, float, float]:
    """SRGB to the light that Blender counts in (IEC 61966-2-1)."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return red, green, blue, 1.0


def main() -> None:
    """Photograph what the job says."""
    job = json.loads(Path(sys.argv[sys.argv.index("--") + 1]).read_text(encoding="utf-8"))
    studio = Studio(job)
    for product in job["products"]:
        studio.photograph(product)
        studio.forget()


main()
