"""Sums with vectors: plain tuples, because a frame needs hundreds of them in a fraction of a ms."""

from math import cos, radians, sin, sqrt

Vector = tuple[float, float, float]
Quaternion = tuple[float, float, float, float]
Axes = tuple[Vector, Vector, Vector]
"""The front, left and up of a part of the body, as unit vectors in the room."""


def add(a: Vector, b: Vector) -> Vector:
    """Return a + b."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vector, b: Vector) -> Vector:
    """Return a - b."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def along(a: Vector, b: Vector, k: float) -> Vector:
    """Return a + k·b."""
    return (a[0] + k * b[0], a[1] + k * b[1], a[2] + k * b[2])


def scaled(a: Vector, k: float) -> Vector:
    """Return k·a."""
    return (k * a[0], k * a[1], k * a[2])


def dot(a: Vector, b: Vector) -> float:
    """Return the scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """Return the vector product."""
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )


def length(a: Vector) -> float:
    """Return the length."""
    return sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def distance(a: Vector, b: Vector) -> float:
    """Return how far two places are from each other."""
    return length(sub(a, b))


def unit(a: Vector) -> Vector:
    """Return the direction of a vector; what has none points ahead."""
    size = length(a)
    return (1.0, 0.0, 0.0) if size < 1e-12 else (a[0] / size, a[1] / size, a[2] / size)


def across(a: Vector, b: Vector) -> Vector:
    """Return the direction of the part of `a` that is at right angles to the unit vector `b`."""
    rest = along(a, b, -dot(a, b))
    if length(rest) < 1e-9:  # in line with it: any right angle will do
        rest = cross(b, (0.0, 0.0, 1.0) if abs(b[2]) < 0.9 else (1.0, 0.0, 0.0))
    return unit(rest)


def into_room(axes: Axes, local: Vector) -> Vector:
    """Return a vector that is given along the axes of a part as one in the room."""
    front, left, up = axes
    x, y, z = local
    return (
        x * front[0] + y * left[0] + z * up[0],
        x * front[1] + y * left[1] + z * up[1],
        x * front[2] + y * left[2] + z * up[2],
    )


def out_of_room(axes: Axes, vector: Vector) -> Vector:
    """Return a vector of the room along the axes of a part."""
    return (dot(axes[0], vector), dot(axes[1], vector), dot(axes[2], vector))


def turned(axes: Axes, bend: float, lean: float, turn: float) -> Axes:
    """Return axes after a turn to the right, a bend forward and a lean to the right, in degrees."""
    front, left, up = axes
    if turn:
        c, s = cos(radians(turn)), sin(radians(turn))
        front, left = _mix(front, c, left, -s), _mix(left, c, front, s)
    if bend:
        c, s = cos(radians(bend)), sin(radians(bend))
        front, up = _mix(front, c, up, -s), _mix(up, c, front, s)
    if lean:
        c, s = cos(radians(lean)), sin(radians(lean))
        left, up = _mix(left, c, up, s), _mix(up, c, left, -s)
    return (front, left, up)


def _mix(a: Vector, k: float, b: Vector, m: float) -> Vector:
    return (k * a[0] + m * b[0], k * a[1] + m * b[1], k * a[2] + m * b[2])


def swung(vector: Vector, start: Vector, end: Vector) -> Vector:
    """Return a vector after the shortest rotation that takes the unit vector `start` to `end`."""
    both = add(start, end)
    k = dot(both, vector) / max(1.0 + dot(start, end), 1e-9)
    return along(along(vector, both, -k), end, 2.0 * dot(start, vector))


def quaternion(axes: Axes) -> Quaternion:
    """Return axes as the rotation (w, x, y, z) that turns those of the room into them."""
    (a, d, g), (b, e, h), (c, f, i) = axes  # columns of the matrix
    w, x, y, z = 1 + a + e + i, 1 + a - e - i, 1 - a + e - i, 1 - a - e + i
    most = max(w, x, y, z)
    if most == w:
        found = (w, h - f, c - g, d - b)
    elif most == x:
        found = (h - f, x, b + d, c + g)
    elif most == y:
        found = (c - g, b + d, y, f + h)
    else:
        found = (d - b, c + g, f + h, z)
    size = sqrt(sum(each * each for each in found))
    return (found[0] / size, found[1] / size, found[2] / size, found[3] / size)


def axes_of(w: float, x: float, y: float, z: float) -> Axes:
    """Return the axes a rotation stands for; it need not be of unit length."""
    k = 2.0 / (w * w + x * x + y * y + z * z)
    xx, yy, zz, xy, xz, yz = k * x * x, k * y * y, k * z * z, k * x * y, k * x * z, k * y * z
    wx, wy, wz = k * w * x, k * w * y, k * w * z
    return (
        (1 - yy - zz, xy + wz, xz - wy),
        (xy - wz, 1 - xx - zz, yz + wx),
        (xz + wy, yz - wx, 1 - xx - yy),
    )
